package dev.sparklint.reference;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What whoever operates the pipeline decides. Each setting is the Spark property {@code
 * spark.pipeline.NAME} or the argument {@code NAME=value}, which wins. The README of the job has
 * the table.
 *
 * @param bootstrapServers {@code kafka.bootstrapServers}: brokers, as {@code host:port,host:port}
 * @param topic {@code kafka.topic}
 * @param kafkaOptions {@code kafka.option.*}: what Kafka's own clients take, for example {@code
 *     security.protocol}
 * @param startingOffsets {@code startingOffsets}: {@code earliest} or {@code latest}; counts only
 *     for a new checkpoint
 * @param maxOffsetsPerTrigger {@code maxOffsetsPerTrigger}: the most records that one batch reads
 * @param filesPerFolder {@code filesPerFolder}: into how many files one batch divides what goes
 *     into one folder
 * @param output {@code output}: the folder of the tables
 * @param checkpoint {@code checkpoint}: the folder of Spark's own notes
 * @param watermark {@code watermark}: how much later than the newest event one may be, and how far
 *     apart in time two events of one id are duplicates
 * @param futureTolerance {@code futureTolerance}: how far after its Kafka timestamp an event may
 *     claim to have been
 * @param trigger {@code trigger}: how often a batch starts, or empty ({@code available-now}) for
 *     all there is and then end
 * @param fence {@code fence}: whether a newer driver on the same checkpoint shuts an older one out
 * @param groupId {@code groupId}: the consumer group whose offsets show how far the pipeline is
 * @param stopTimeout {@code stopTimeout}: how long a running batch may take to end after SIGTERM
 * @param stallAfter {@code stallAfter}: without any progress for this long, the process no longer
 *     says that it lives
 * @param healthPort {@code healthPort}: port of {@code /live} and {@code /ready}; 0 for none
 * @param from {@code from}: first hour to compute again
 * @param to {@code to}: the hour after the last one to compute again
 */
record Settings(
    String bootstrapServers,
    String topic,
    Map<String, String> kafkaOptions,
    String startingOffsets,
    long maxOffsetsPerTrigger,
    int filesPerFolder,
    String output,
    String checkpoint,
    Duration watermark,
    Duration futureTolerance,
    Optional<Duration> trigger,
    boolean fence,
    String groupId,
    Duration stopTimeout,
    Duration stallAfter,
    int healthPort,
    Instant from,
    Instant to) {

  /** What stands before each of them among the Spark properties. */
  static final String PREFIX = "spark.pipeline.";

  Settings {
    kafkaOptions = Map.copyOf(kafkaOptions);
  }

  /**
   * Reads what a command needs.
   *
   * @param properties Spark's properties, those of other names too
   * @param arguments {@code key=value} each
   * @throws SettingsException with everything that is wrong
   */
  static Settings read(Command command, Map<String, String> properties, List<String> arguments)
      throws SettingsException {
    SettingsReader in = new SettingsReader(properties, arguments);
    boolean stream = command == Command.STREAM;
    boolean reprocess = command == Command.REPROCESS;
    String topic = in.text("kafka.topic", stream ? null : "");
    Settings settings =
        new Settings(
            in.text("kafka.bootstrapServers", stream ? null : ""),
            topic,
            in.allUnder("kafka.option."),
            in.oneOf("startingOffsets", "earliest", "latest"),
            in.number("maxOffsetsPerTrigger", 200_000, 1, Long.MAX_VALUE),
            (int) in.number("filesPerFolder", 1, 1, 1000),
            in.folder("output", true),
            in.folder("checkpoint", stream),
            in.duration("watermark", "10m"),
            in.duration("futureTolerance", "1h"),
            in.durationOr("trigger", "1m", "available-now"),
            in.flag("fence", true),
            in.text("groupId", "pipeline-" + topic),
            in.duration("stopTimeout", "60s"),
            in.duration("stallAfter", "15m"),
            (int) in.number("healthPort", 0, 0, 65535),
            in.hour("from", reprocess),
            in.hour("to", reprocess));
    if (reprocess && in.problems().isEmpty() && !settings.from.isBefore(settings.to)) {
      in.problem("to", "must be after from");
    }
    in.finish();
    return settings;
  }
}
