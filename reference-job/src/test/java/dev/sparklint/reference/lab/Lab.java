package dev.sparklint.reference.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A broker and an S3 server, and pipelines between them. */
public final class Lab implements AutoCloseable {

  private final Path folder;
  private final String jobClassPath;
  private final KafkaServer kafka;
  private final S3Server s3;

  private Lab(Path folder, String jobClassPath, KafkaServer kafka, S3Server s3) {
    this.folder = folder;
    this.jobClassPath = jobClassPath;
    this.kafka = kafka;
    this.s3 = s3;
  }

  /**
   * Starts the servers.
   *
   * @param target the folder {@code target} of this module, with the class paths in it
   * @param folder for all that they write
   */
  public static Lab start(Path target, Path folder) throws IOException, InterruptedException {
    String servers = JavaProcess.serversClassPath(target);
    S3Server s3 = S3Server.start(folder.resolve("s3"), servers);
    KafkaServer kafka = KafkaServer.start(folder.resolve("kafka"), servers);
    return new Lab(folder, Files.readString(target.resolve("job.classpath")).strip(), kafka, s3);
  }

  /**
   * Starts the servers for the tests: all that they write, and the logs, are in {@code target/lab}
   * afterwards.
   */
  public static Lab start(Path target) throws IOException, InterruptedException {
    Files.createDirectories(target.resolve("lab"));
    return start(target, Files.createTempDirectory(target.resolve("lab"), ""));
  }

  /** What a JVM needs that Spark runs in. */
  static List<String> driverOptions() {
    List<String> options = new ArrayList<>(List.of("-Xmx700m", "-XX:TieredStopAtLevel=1"));
    options.addAll(
        Arrays.asList(
            org.apache.spark.launcher.JavaModuleOptions.defaultModuleOptions().split(" ")));
    return options;
  }

  public KafkaServer kafka() {
    return kafka;
  }

  public S3Server s3() {
    return s3;
  }

  Path folder() {
    return folder;
  }

  String jobClassPath() {
    return jobClassPath;
  }

  /** A pipeline with a topic of its own, of two partitions. */
  public Pipeline pipeline(String name) throws Exception {
    kafka.createTopic(name, 2);
    return new Pipeline(this, name);
  }

  /** Starts a program beside Spark, which finds the S3 server. */
  public JavaProcess start(String name, List<String> more, List<String> program)
      throws IOException {
    List<String> options = new ArrayList<>(driverOptions());
    options.addAll(S3Server.properties(s3.port()));
    options.addAll(more);
    return JavaProcess.start(folder.resolve(name + ".log"), jobClassPath, options, program);
  }

  @Override
  public void close() {
    kafka.close();
    s3.close();
  }
}
