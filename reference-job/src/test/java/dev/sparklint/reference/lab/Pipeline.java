package dev.sparklint.reference.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One pipeline in the lab, from a topic to a folder of the bucket, and the drivers that run it. */
public final class Pipeline {

  private final Lab lab;
  private final String name;
  private final Map<String, String> properties = new LinkedHashMap<>();
  private int drivers;

  Pipeline(Lab lab, String name) {
    this.lab = lab;
    this.name = name;
    set("spark.master", "local[2]");
    set("spark.sql.shuffle.partitions", "2");
    set("spark.ui.enabled", "false");
    set("spark.pipeline.kafka.bootstrapServers", lab.kafka().bootstrapServers());
    set("spark.pipeline.kafka.topic", name);
    set("spark.pipeline.output", S3Server.address(name));
    set("spark.pipeline.checkpoint", S3Server.address(name + "-checkpoint"));
    set("spark.pipeline.trigger", "available-now");
    set("spark.pipeline.stopTimeout", "20s");
    set(
        "spark.sql.streaming.stateStore.providerClass",
        "org.apache.spark.sql.execution.streaming.state.RocksDBStateStoreProvider");
    set("spark.sql.streaming.stateStore.rocksdb.changelogCheckpointing.enabled", "true");
  }

  public String name() {
    return name;
  }

  /** Sets a Spark property for the drivers that start from now on. */
  public Pipeline set(String key, String value) {
    properties.put(key, value);
    return this;
  }

  /** Starts a driver that goes to S3 directly. */
  public JavaProcess start(String... arguments) throws IOException {
    return start(lab.s3().port(), arguments);
  }

  /** Starts a driver that goes to S3 by way of a port. */
  public JavaProcess start(int s3Port, String... arguments) throws IOException {
    List<String> options = new ArrayList<>();
    properties.forEach((key, value) -> options.add("-D" + key + "=" + value));
    options.addAll(S3Server.properties(s3Port));
    List<String> program = new ArrayList<>(List.of("dev.sparklint.reference.Main"));
    program.addAll(Arrays.asList(arguments));
    drivers++;
    return lab.start(name + "-driver-" + drivers, options, program);
  }

  /** Runs a driver to its end; returns what it printed. */
  public String run(int exitCode, String... arguments) throws IOException, InterruptedException {
    try (JavaProcess driver = start(arguments)) {
      int code = driver.await(Duration.ofMinutes(4));
      if (code != exitCode) {
        throw new AssertionError(
            "exit code " + code + " of " + List.of(arguments) + ":\n" + driver.output());
      }
      return driver.output();
    }
  }

  /** A file of the output. */
  public Path file(String path) {
    return lab.s3().file(name).resolve(path);
  }

  public Path manifest(long batch) {
    return file("_commits/batch-%09d.json".formatted(batch));
  }

  /** Spark's own note that a batch has ended. */
  public Path commit(long batch) {
    return lab.s3().file(name + "-checkpoint/commits/" + batch);
  }

  /** Whether a table has files of a batch. */
  public boolean hasFiles(String table, long batch) throws IOException {
    Path folder = file(table);
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.anyMatch(
          file ->
              file.getFileName().toString().startsWith("batch-%09d".formatted(batch))
                  && !file.toString().contains("__magic"));
    } catch (UncheckedIOException e) {
      return false;
    }
  }
}
