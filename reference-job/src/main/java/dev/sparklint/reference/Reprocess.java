package dev.sparklint.reference;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * History: the events of a range of hours, computed again from the archive by the rules of today,
 * in place of those that stand there.
 *
 * <p>A record of the range was read before the watermark passed the range's end, so that the
 * batches before the first one under such a watermark hold all of them; and what was read later is
 * late and belongs to no hour. That is why a range can be computed only when the watermark has
 * passed it.
 */
final class Reprocess {

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HH").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter HOUR_FOLDER =
      DateTimeFormatter.ofPattern("'date='yyyy-MM-dd/'hour='HH").withZone(ZoneOffset.UTC);

  private final SparkSession spark;
  private final Settings settings;
  private final PrintStream out;
  private final Manifests manifests;
  private final TableWriter tables;

  Reprocess(SparkSession spark, Settings settings, PrintStream out) throws IOException {
    this.spark = spark;
    this.settings = settings;
    this.out = out;
    Configuration conf = spark.sparkContext().hadoopConfiguration();
    manifests = new Manifests(settings.output(), conf);
    tables = new TableWriter(settings, conf);
  }

  int run() throws IOException {
    long end = end(manifests.count());
    Dataset<Row> judged = judged(end).cache();
    Books books = books(judged);
    List<String> standing = standing();
    Dataset<Row> events =
        judged.where(
            col("time")
                .geq(timestamp(settings.from()))
                .and(col("time").lt(timestamp(settings.to()))));
    List<String> added = tables.write(Table.EVENTS, events, stem(), Optional.empty());
    List<String> removed = new ArrayList<>(standing);
    removed.removeAll(added);
    manifests.add(
        new Replacement(
            settings.from().toString(), settings.to().toString(), end, books, added, removed));
    tables.delete(Table.EVENTS, removed);
    out.println(
        "events of "
            + settings.from()
            + " to "
            + settings.to()
            + " computed again from batches 0 to "
            + (end - 1));
    out.println("books of the range: " + books);
    out.println("files: " + added.size() + " written, " + removed.size() + " removed");
    return 0;
  }

  /** The first batch that can hold nothing of the range any more. */
  private long end(long count) throws IOException {
    long closed = settings.to().toEpochMilli();
    long end = manifests.first(count, manifest -> manifest.watermark() >= closed);
    if (end == count) {
      String watermark =
          manifests
              .of(count - 1)
              .map(last -> "is " + Instant.ofEpochMilli(last.watermark()))
              .orElse("has not been set");
      throw new PipelineException(
          "the range to "
              + settings.to()
              + " is still open: the watermark "
              + watermark
              + "; it closes when an event after "
              + settings.to().plus(settings.watermark())
              + " has come");
    }
    Duration delay = Duration.ofMillis(manifests.of(end).orElseThrow().delay());
    if (!delay.equals(settings.watermark())) {
      throw new PipelineException(
          "spark.pipeline.watermark is "
              + settings.watermark().toSeconds()
              + " s, but the stream ran with "
              + delay.toSeconds()
              + " s");
    }
    return end;
  }

  /** The records of the range and those near enough to make one of them a duplicate, judged. */
  private Dataset<Row> judged(long end) throws IOException {
    // A watermark counts milliseconds, a time microseconds.
    Duration near = settings.watermark().plusMillis(1);
    Instant first = settings.from().minus(near);
    Instant last = settings.to().plus(near);
    long oldest = first.minus(settings.futureTolerance()).toEpochMilli();
    long begin = manifests.first(end, manifest -> manifest.newestRecord() >= oldest);
    Dataset<Row> cleaned = new Cleaning(settings.futureTolerance()).clean(raw(begin, end));
    return new Judging(settings.watermark()).judge(between(cleaned, first, last));
  }

  /**
   * As a function, since Spark would move an expression to before the cleaning, and parse each
   * record many times.
   */
  private static Dataset<Row> between(Dataset<Row> cleaned, Instant first, Instant last) {
    int time = cleaned.schema().fieldIndex("time");
    Timestamp least = Timestamp.from(first);
    Timestamp most = Timestamp.from(last);
    return cleaned.filter(
        (FilterFunction<Row>)
            row ->
                !row.isNullAt(time)
                    && !row.getTimestamp(time).before(least)
                    && !row.getTimestamp(time).after(most));
  }

  private Dataset<Row> raw(long begin, long end) throws IOException {
    List<String> files = new ArrayList<>();
    String folder = tables.folder().path(Table.RAW.folder());
    for (long batch = begin; batch < end; batch++) {
      for (String file : manifests.of(batch).orElseThrow().filesOf(Table.RAW)) {
        files.add(folder + "/" + file);
      }
    }
    if (files.isEmpty()) {
      throw new PipelineException("nothing in the archive reaches into the range");
    }
    return spark.read().parquet(files.toArray(String[]::new));
  }

  private Books books(Dataset<Row> judged) {
    Map<String, Long> counts = new HashMap<>();
    for (Row row : judged.groupBy("outcome").count().collectAsList()) {
      counts.put(row.getString(0), row.getLong(1));
    }
    long events = counts.getOrDefault(Outcome.EVENT.word(), 0L);
    long duplicates = counts.getOrDefault(Outcome.DUPLICATE.word(), 0L);
    long late = counts.getOrDefault(Outcome.LATE.word(), 0L);
    return new Books(events + duplicates + late, events, duplicates, late, 0);
  }

  /** The files of the range's hours as they stand. */
  private List<String> standing() throws IOException {
    List<String> files = new ArrayList<>();
    for (Instant hour = settings.from();
        hour.isBefore(settings.to());
        hour = hour.plus(Duration.ofHours(1))) {
      for (String file :
          tables.folder().list(Table.EVENTS.folder() + "/" + HOUR_FOLDER.format(hour))) {
        files.add(file.substring(Table.EVENTS.folder().length() + 1));
      }
    }
    return files;
  }

  private String stem() {
    return "reprocess-" + NAME.format(settings.from()) + "-" + NAME.format(settings.to());
  }

  private static Column timestamp(Instant instant) {
    return lit(Timestamp.from(instant));
  }
}
