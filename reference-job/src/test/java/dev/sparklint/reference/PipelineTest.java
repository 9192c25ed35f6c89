package dev.sparklint.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparklint.reference.lab.Bookings;
import dev.sparklint.reference.lab.FaultyProxy;
import dev.sparklint.reference.lab.JavaProcess;
import dev.sparklint.reference.lab.Lab;
import dev.sparklint.reference.lab.Pipeline;
import dev.sparklint.reference.lab.Waiting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The job between a real broker and a real S3 server, and what goes wrong with each of them. */
final class PipelineTest {

  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  private static final Duration LONG = Duration.ofMinutes(3);

  private static Lab lab;

  @BeforeAll
  static void startServers() throws Exception {
    lab = Lab.start(Path.of("target").toAbsolutePath());
  }

  @AfterAll
  static void stopServers() {
    lab.close();
  }

  @Test
  void killed_between_data_and_commit_it_loses_and_doubles_nothing() throws Exception {
    Pipeline pipeline = lab.pipeline("killed").set("spark.pipeline.maxOffsetsPerTrigger", "2000");
    Bookings bookings = new Bookings(1, START, 1, 2_000);
    send(pipeline, bookings, 9_000);

    try (JavaProcess driver = pipeline.start("stream")) {
      Waiting.until("events of batch 1", LONG, () -> pipeline.hasFiles("events", 1));
      driver.kill();
    }
    assertThat(pipeline.manifest(1)).as("manifest of the batch that was cut").doesNotExist();

    try (JavaProcess driver = pipeline.start("stream")) {
      Waiting.until("manifest of batch 2", LONG, () -> Files.exists(pipeline.manifest(2)));
      driver.kill();
    }
    assertThat(pipeline.commit(2)).as("Spark's note of the batch that was cut").doesNotExist();

    assertThat(pipeline.run(1, "stream", "watermark=5m"))
        .contains(
            "error: spark.pipeline.watermark is 300 s, but the output was begun with 600 s:"
                + " history could not be computed again");

    String output = pipeline.run(0, "stream");
    assertThat(output).contains("books of ");
    check(pipeline, bookings);
  }

  @Test
  void reprocess_makes_the_same_rows_as_the_stream() throws Exception {
    Pipeline pipeline =
        lab.pipeline("history")
            .set("spark.pipeline.maxOffsetsPerTrigger", "1000")
            .set("spark.pipeline.watermark", "20m")
            .set("spark.pipeline.filesPerFolder", "2");
    try (KafkaProducer<byte[], byte[]> producer = lab.kafka().producer()) {
      Muddle.send(producer, pipeline.name(), 3, START, 6_000);
    }
    pipeline.run(0, "stream");
    Lake lake = new Lake(pipeline.file(""));
    List<Row> streamed = sorted(lake);
    List<String> files = lake.files(Table.EVENTS);
    assertThat(lake.totals().duplicates()).isPositive();
    assertThat(lake.totals().late()).isPositive();

    String output = pipeline.run(0, "reprocess", "from=2026-03-01T11", "to=2026-03-01T13");

    assertThat(output)
        .contains("events of 2026-03-01T11:00:00Z to 2026-03-01T13:00:00Z computed again");
    assertThat(sorted(lake)).isEqualTo(streamed);
    assertThat(lake.files(Table.EVENTS)).isNotEqualTo(files);
    assertThat(lake.files(Table.EVENTS))
        .filteredOn(file -> file.contains("hour=11/") || file.contains("hour=12/"))
        .isNotEmpty()
        .allMatch(file -> file.contains("reprocess-20260301T11-20260301T13"));
    assertThat(pipeline.run(0, "audit")).contains("books of ");

    Files.delete(pipeline.file("events").resolve(lake.files(Table.EVENTS).get(0)));
    assertThat(pipeline.run(1, "audit")).contains("missing: events/date=");
    assertThat(pipeline.run(1, "reprocess", "from=2026-03-01T11", "to=2027-03-01T13"))
        .contains(
            "error: the range to 2027-03-01T13:00:00Z is still open: the watermark is 2026-03-01T");
  }

  @Test
  void rides_out_a_broker_that_is_away_and_s3_that_fails_and_stops_when_told() throws Exception {
    int health = Waiting.freePort();
    int ui = Waiting.freePort();
    Pipeline pipeline =
        lab.pipeline("faults")
            .set("spark.pipeline.maxOffsetsPerTrigger", "1500")
            .set("spark.pipeline.trigger", "1s")
            .set("spark.pipeline.healthPort", Integer.toString(health))
            .set("spark.ui.enabled", "true")
            .set("spark.ui.port", Integer.toString(ui))
            .set(
                "spark.metrics.conf.*.sink.prometheusServlet.class",
                "org.apache.spark.metrics.sink.PrometheusServlet")
            .set("spark.metrics.conf.*.sink.prometheusServlet.path", "/metrics/prometheus")
            .set("spark.metrics.namespace", "bookings");
    Bookings bookings = new Bookings(2, START, 1, 1_500);
    send(pipeline, bookings, 3_000);
    try (FaultyProxy proxy = FaultyProxy.start(lab.s3().port(), 1);
        JavaProcess driver = pipeline.start(proxy.port(), "stream")) {
      Waiting.until("manifest of batch 0", LONG, () -> Files.exists(pipeline.manifest(0)));
      assertThat(get("http://127.0.0.1:" + health + "/ready").statusCode()).isEqualTo(200);
      assertThat(get("http://127.0.0.1:" + health + "/live").statusCode()).isEqualTo(200);
      proxy.spoil(0.1);
      lab.kafka().kill();
      Thread.sleep(20_000);
      lab.kafka().restart();
      send(pipeline, bookings, 3_000);
      Waiting.until("a batch after all that", LONG, () -> Files.exists(pipeline.manifest(2)));
      assertThat(proxy.faults()).as("faults of S3").isPositive();
      proxy.spoil(0);
      Waiting.until(
          "all records", LONG, () -> new Lake(pipeline.file("")).totals().in() == bookings.made());
      assertThat(get("http://127.0.0.1:" + ui + "/metrics/prometheus/").body())
          .contains("metrics_bookings_driver_pipeline_records_in_Value{type=\"gauges\"} 6000");
      send(pipeline, bookings, 1_500);
      driver.terminate();
      assertThat(driver.await(Duration.ofSeconds(30))).as("128 + SIGTERM").isEqualTo(143);
      assertThat(driver.output()).contains("{\"event\":\"stopped\"}");
    }
    pipeline.run(0, "stream", "trigger=available-now", "healthPort=0");
    check(pipeline, bookings);
  }

  @Test
  void of_two_drivers_the_older_one_ends() throws Exception {
    Pipeline pipeline =
        lab.pipeline("twins")
            .set("spark.pipeline.maxOffsetsPerTrigger", "1500")
            .set("spark.pipeline.trigger", "1s");
    Bookings bookings = new Bookings(4, START, 1, 1_500);
    send(pipeline, bookings, 4_500);
    try (JavaProcess older = pipeline.start("stream")) {
      Waiting.until("raw files of batch 1", LONG, () -> pipeline.hasFiles("raw", 1));
      older.suspend();
      pipeline.run(0, "stream", "trigger=available-now");
      older.resume();
      assertThat(older.await(LONG)).isEqualTo(1);
      assertThat(older.output())
          .contains(
              "error: another driver has taken over this checkpoint, this one ends: two must not run at a time");
    }
    check(pipeline, bookings);
  }

  private static void send(Pipeline pipeline, Bookings bookings, int count) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer = lab.kafka().producer()) {
      bookings.send(producer, pipeline.name(), count);
    }
  }

  private static List<Row> sorted(Lake lake) {
    return lake.listed(Table.EVENTS).orderBy("partition", "offset").collectAsList();
  }

  private static HttpResponse<String> get(String address) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(address)).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static void check(Pipeline pipeline, Bookings sent) throws Exception {
    Exact.check(
        pipeline.file(""),
        new Books(sent.made(), sent.events(), sent.duplicates(), sent.late(), sent.broken()));
    assertThat(pipeline.run(0, "audit")).doesNotContain("missing", "not committed");
  }
}
