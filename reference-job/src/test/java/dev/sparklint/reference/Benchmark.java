package dev.sparklint.reference;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.sparklint.reference.lab.Bookings;
import dev.sparklint.reference.lab.JavaProcess;
import dev.sparklint.reference.lab.Lab;
import dev.sparklint.reference.lab.S3Server;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * How many bookings a second of CPU carries, and what each step costs, as ratios to a plain read
 * and write of the same records. {@code reference-job/bin/benchmark} starts it.
 */
public final class Benchmark {

  private static final String TOPIC = "bench";
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  private final SparkSession spark;
  private final String brokers;
  private final long bookings;
  private final PrintStream out;
  private double plain;

  private Benchmark(SparkSession spark, String brokers, long bookings, PrintStream out) {
    this.spark = spark;
    this.brokers = brokers;
    this.bookings = bookings;
    this.out = out;
  }

  /**
   * Takes the folder {@code target} of this module and a number of bookings; or, in the process
   * that measures, brokers.
   */
  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("measure")) {
      measure(arguments[1], Long.parseLong(arguments[2]));
      System.exit(0);
    }
    int count = Integer.parseInt(arguments[1]);
    try (Lab lab = Lab.start(Path.of(arguments[0]))) {
      lab.kafka().createTopic(TOPIC, 2);
      try (KafkaProducer<byte[], byte[]> producer = lab.kafka().producer()) {
        new Bookings(1, START, 50, 100_000).send(producer, TOPIC, count);
      }
      JavaProcess process =
          lab.start(
              "benchmark",
              List.of("-Xmx2g", "-XX:TieredStopAtLevel=4"),
              List.of(
                  Benchmark.class.getName(),
                  "measure",
                  lab.kafka().bootstrapServers(),
                  Integer.toString(count)));
      int code = process.await(Duration.ofMinutes(30));
      process
          .output()
          .lines()
          .filter(line -> line.startsWith("|") || code != 0)
          .forEach(System.out::println);
    }
    System.exit(0);
  }

  private static void measure(String brokers, long bookings) throws Exception {
    System.setProperty("spark.master", "local[2]");
    System.setProperty("spark.ui.enabled", "false");
    System.setProperty("spark.ui.showConsoleProgress", "false");
    System.setProperty("spark.sql.shuffle.partitions", "2");
    System.setProperty(
        "spark.sql.streaming.stateStore.providerClass",
        "org.apache.spark.sql.execution.streaming.state.RocksDBStateStoreProvider");
    System.setProperty(
        "spark.sql.streaming.stateStore.rocksdb.changelogCheckpointing.enabled", "true");
    try (SparkSession spark = Sessions.start()) {
      new Benchmark(spark, brokers, bookings, System.out).run();
    }
  }

  private void run() throws Exception {
    Settings settings = settings(Command.STREAM);
    Cleaning cleaning = new Cleaning(settings.futureTolerance());
    noop(kafka());
    out.println("| step | wall s | CPU s | bookings a second of CPU | CPU to plain |");
    out.println("|---|---|---|---|---|");
    time("plain: read Kafka, write Parquet", () -> write(kafka(), "plain"));
    time("read Kafka", () -> noop(kafka()));
    time("+ clean", () -> noop(cleaning.clean(kafka())));
    Dataset<Row> judged =
        new Judging(settings.watermark()).judge(archived(cleaning.clean(kafka())));
    time("+ judge", () -> noop(judged));
    time("+ write all tables, in one batch", () -> tables(judged));
    time("stream of batches", () -> new Stream(spark, settings, quiet()).run());
    Manifests manifests =
        new Manifests(settings.output(), spark.sparkContext().hadoopConfiguration());
    Instant closed =
        Instant.ofEpochMilli(manifests.of(manifests.count() - 1).orElseThrow().watermark());
    Settings history =
        settings(
            Command.REPROCESS, "from=2026-03-01T10", "to=" + closed.toString().substring(0, 13));
    time("reprocess of all closed hours", () -> new Reprocess(spark, history, quiet()).run());
  }

  private interface Work {
    void run() throws Exception;
  }

  private void time(String step, Work work) throws Exception {
    long wall = System.nanoTime();
    long cpu = cpu();
    work.run();
    double cpuSeconds = (cpu() - cpu) / 1e9;
    if (plain == 0) {
      plain = cpuSeconds;
    }
    out.printf(
        "| %s | %.1f | %.1f | %,.0f | %.2f |%n",
        step,
        (System.nanoTime() - wall) / 1e9,
        cpuSeconds,
        bookings / cpuSeconds,
        cpuSeconds / plain);
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private Settings settings(Command command, String... more) throws SettingsException {
    List<String> arguments = new ArrayList<>(List.of(more));
    Map<String, String> properties =
        Map.of(
            "spark.pipeline.kafka.bootstrapServers",
            brokers,
            "spark.pipeline.kafka.topic",
            TOPIC,
            "spark.pipeline.maxOffsetsPerTrigger",
            "100000",
            "spark.pipeline.trigger",
            "available-now",
            "spark.pipeline.output",
            S3Server.address("stream"),
            "spark.pipeline.checkpoint",
            S3Server.address("checkpoint"));
    return Settings.read(command, properties, arguments);
  }

  private Dataset<Row> kafka() {
    return spark
        .read()
        .format("kafka")
        .option("kafka.bootstrap.servers", brokers)
        .option("subscribe", TOPIC)
        .option("includeHeaders", "true")
        .load();
  }

  private static Dataset<Row> archived(Dataset<Row> cleaned) {
    return cleaned
        .withColumn(Judging.BATCH, lit(0L))
        .withColumn(Judging.WATERMARK, lit(0L).cast("timestamp"))
        .where(col("topic").isNotNull());
  }

  private void tables(Dataset<Row> judged) throws Exception {
    TableWriter writer =
        new TableWriter(
            settings(Command.STREAM, "output=" + S3Server.address("once")),
            spark.sparkContext().hadoopConfiguration());
    Dataset<Row> kept = judged.persist(StorageLevel.MEMORY_AND_DISK());
    for (Table table : Table.values()) {
      writer.write(table, kept, "once", Optional.empty());
    }
    kept.unpersist();
  }

  private static void noop(Dataset<Row> rows) {
    rows.write().format("noop").mode("overwrite").save();
  }

  private static void write(Dataset<Row> rows, String folder) {
    rows.write()
        .option(BatchCommitProtocol.STEM, "plain")
        .option(BatchCommitProtocol.WRITE, "plain")
        .parquet(S3Server.address(folder));
  }

  private static PrintStream quiet() {
    return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  }
}
