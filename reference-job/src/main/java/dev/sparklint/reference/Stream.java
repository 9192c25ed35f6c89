package dev.sparklint.reference;

import java.io.PrintStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.Trigger;

/**
 * Real time: Kafka to the tables, until SIGTERM, or with the trigger {@code available-now} until
 * there is no more.
 */
final class Stream {

  /** Before Spark's own hook, which takes the context away under a running batch. */
  private static final int BEFORE_SPARK = 100;

  /** What the query takes to end once its last batch has. */
  private static final long SECONDS_TO_END = 10;

  private final SparkSession spark;
  private final Settings settings;
  private final PrintStream out;
  private final Gate gate = new Gate();
  private final Progress progress;
  private final JobMetrics metrics;

  Stream(SparkSession spark, Settings settings, PrintStream out) {
    this.spark = spark;
    this.settings = settings;
    this.out = out;
    progress = new Progress(out);
    metrics = JobMetrics.register();
  }

  int run() throws Exception {
    spark.streams().addListener(progress);
    Optional<Health> health =
        settings.healthPort() == 0
            ? Optional.empty()
            : Optional.of(Health.serve(settings.healthPort(), this::live, this::ready));
    // Before the first look at the checkpoint: whoever wrote there until now must have ended first.
    Optional<Fence> fence =
        settings.fence() ? Optional.of(Fence.raise(settings)) : Optional.empty();
    try {
      StreamingQuery query = start(fence);
      stopOnSignal(query);
      query.awaitTermination();
    } finally {
      fence.ifPresent(Fence::close);
      health.ifPresent(Health::close);
    }
    return new Audit(spark, settings, out).books() ? 0 : 1;
  }

  private StreamingQuery start(Optional<Fence> fence) throws Exception {
    BatchWriter writer = new BatchWriter(spark, settings, gate, fence, this::whole);
    Dataset<Row> judged = new Transformation(settings).apply(records());
    return judged
        .writeStream()
        .queryName("bookings")
        .option("checkpointLocation", settings.checkpoint())
        .trigger(
            settings
                .trigger()
                .map(every -> Trigger.ProcessingTime(every.toMillis()))
                .orElse(Trigger.AvailableNow()))
        .foreachBatch(writer)
        .start();
  }

  private Dataset<Row> records() {
    Map<String, String> options = new HashMap<>();
    settings.kafkaOptions().forEach((name, value) -> options.put("kafka." + name, value));
    options.put("kafka.bootstrap.servers", settings.bootstrapServers());
    options.put("subscribe", settings.topic());
    options.put("startingOffsets", settings.startingOffsets());
    options.put("maxOffsetsPerTrigger", Long.toString(settings.maxOffsetsPerTrigger()));
    options.put("includeHeaders", "true");
    return spark.readStream().format("kafka").options(options).load();
  }

  private void whole(Manifest manifest) {
    metrics.whole(manifest);
    progress.whole(manifest);
  }

  private boolean live() {
    return progress.lastSign().plus(settings.stallAfter()).isAfter(Instant.now());
  }

  private boolean ready() {
    return progress.started() && !gate.isClosed();
  }

  /** On SIGTERM lets the running batch end, and begins no other. */
  private void stopOnSignal(StreamingQuery query) {
    ShutdownHookManager.get()
        .addShutdownHook(
            () -> stop(query),
            BEFORE_SPARK,
            settings.stopTimeout().toSeconds() + SECONDS_TO_END,
            TimeUnit.SECONDS);
  }

  private void stop(StreamingQuery query) {
    if (!query.isActive()) {
      return;
    }
    try {
      boolean ended = gate.close(settings.stopTimeout());
      query.stop();
      out.println(
          ended
              ? "{\"event\":\"stopped\"}"
              : "{\"event\":\"stopped\",\"unfinished\":\"the batch comes again at the next start\"}");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException e) {
      out.println("{\"event\":\"stopped\",\"unfinished\":\"the query did not end in time\"}");
    }
    out.flush();
  }
}
