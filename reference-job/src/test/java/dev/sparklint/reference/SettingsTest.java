package dev.sparklint.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Settings as given, as defaulted, and as refused. */
final class SettingsTest {

  private static final Map<String, String> LEAST =
      Map.of(
          "spark.pipeline.kafka.bootstrapServers", "kafka:9092",
          "spark.pipeline.kafka.topic", "bookings",
          "spark.pipeline.output", "s3a://lake/bookings/",
          "spark.pipeline.checkpoint", "s3a://lake/checkpoints/bookings",
          "spark.executor.memory", "4g");

  @Test
  void takes_arguments_before_properties_before_defaults() throws Exception {
    Map<String, String> properties = new HashMap<>(LEAST);
    properties.put("spark.pipeline.watermark", "20m");
    properties.put("spark.pipeline.trigger", "30s");
    properties.put("spark.pipeline.kafka.option.security.protocol", "SASL_SSL");
    Settings settings =
        Settings.read(
            Command.STREAM, properties, List.of("trigger=available-now", "filesPerFolder=4"));
    assertThat(settings.watermark()).isEqualTo(Duration.ofMinutes(20));
    assertThat(settings.trigger()).isEmpty();
    assertThat(settings.filesPerFolder()).isEqualTo(4);
    assertThat(settings.output()).isEqualTo("s3a://lake/bookings");
    assertThat(settings.futureTolerance()).isEqualTo(Duration.ofHours(1));
    assertThat(settings.groupId()).isEqualTo("pipeline-bookings");
    assertThat(settings.kafkaOptions()).containsEntry("security.protocol", "SASL_SSL");
  }

  @Test
  void reads_hours() throws Exception {
    Settings settings =
        Settings.read(
            Command.REPROCESS, LEAST, List.of("from=2026-11-27T10", "to=2026-11-27T12:00:00Z"));
    assertThat(settings.from()).isEqualTo(Instant.parse("2026-11-27T10:00:00Z"));
    assertThat(settings.to()).isEqualTo(Instant.parse("2026-11-27T12:00:00Z"));
  }

  @Test
  void says_all_that_is_wrong_at_once() {
    Map<String, String> properties =
        Map.of(
            "spark.pipeline.output", "/lake",
            "spark.pipeline.watermark", "ten minutes",
            "spark.pipeline.maxOffsetsPerTrigger", "0",
            "spark.pipeline.startingOffsets", "begin");
    assertThatThrownBy(
            () ->
                Settings.read(
                    Command.STREAM, properties, List.of("fence=no", "wattermark=1m", "x")))
        .isInstanceOfSatisfying(
            SettingsException.class,
            e ->
                assertThat(e.problems())
                    .satisfiesExactly(
                        line ->
                            assertThat(line).isEqualTo("argument x is not of the form key=value"),
                        line -> assertThat(line).isEqualTo("spark.pipeline.kafka.topic is not set"),
                        line ->
                            assertThat(line)
                                .isEqualTo("spark.pipeline.kafka.bootstrapServers is not set"),
                        line ->
                            assertThat(line)
                                .isEqualTo(
                                    "spark.pipeline.startingOffsets is begin, must be one of earliest, latest"),
                        line ->
                            assertThat(line)
                                .isEqualTo(
                                    "spark.pipeline.maxOffsetsPerTrigger is 0, must be a whole number of at least 1"),
                        line ->
                            assertThat(line)
                                .isEqualTo(
                                    "spark.pipeline.output is /lake, must begin with its scheme, for example s3a://"),
                        line -> assertThat(line).isEqualTo("spark.pipeline.checkpoint is not set"),
                        line ->
                            assertThat(line)
                                .isEqualTo(
                                    "spark.pipeline.watermark is ten minutes, must be a length of time such as 90s, 10m or 1h"),
                        line ->
                            assertThat(line)
                                .isEqualTo(
                                    "spark.pipeline.fence is no, must be one of true, false"),
                        line ->
                            assertThat(line)
                                .startsWith(
                                    "spark.pipeline.wattermark is unknown; known are checkpoint, ")));
  }

  @Test
  void refuses_a_range_that_ends_before_it_begins() {
    assertThatThrownBy(
            () ->
                Settings.read(
                    Command.REPROCESS, LEAST, List.of("from=2026-11-27T12", "to=2026-11-27T12")))
        .hasMessage("spark.pipeline.to must be after from");
    assertThatThrownBy(
            () ->
                Settings.read(
                    Command.REPROCESS, LEAST, List.of("from=2026-11-27T12:30", "to=2026-11-28")))
        .hasMessageContaining("spark.pipeline.from is 2026-11-27T12:30, must be a full hour in UTC")
        .hasMessageContaining("spark.pipeline.to is 2026-11-28, must be a full hour in UTC");
  }

  @Test
  void ends_with_2_before_spark_starts() {
    assertThat(run("stream"))
        .isEqualTo(
            """
            2
            error: spark.pipeline.kafka.topic is not set
            error: spark.pipeline.kafka.bootstrapServers is not set
            error: spark.pipeline.output is not set
            error: spark.pipeline.checkpoint is not set
            """);
    assertThat(run("play"))
        .isEqualTo("2\nerror: unknown command play, known are stream, reprocess and audit\n");
    assertThat(run()).startsWith("2\nusage: stream [key=value ...]\n");
  }

  private static String run(String... arguments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    int code = Main.run(List.of(arguments), stream, stream);
    return code + "\n" + bytes.toString(StandardCharsets.UTF_8);
  }
}
