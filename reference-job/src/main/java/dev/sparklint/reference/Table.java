package dev.sparklint.reference;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** The folders of Parquet files under the output, each with its columns. */
enum Table {
  /** Every record as it came, with the batch that it came in. */
  RAW,
  /** The bookings, by the hour in which they happened. */
  EVENTS,
  /** Bookings that came after the watermark had passed them. */
  LATE,
  /** Records that are no bookings, with the reason. */
  BROKEN;

  private static final List<String> BOOKING =
      List.of("id", "time", "type", "user", "country", "region", "amount", "currency");
  private static final List<String> PLACE = List.of("topic", "partition", "offset", "timestamp");

  /** The name of the folder. */
  String folder() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The columns that are folders. */
  List<String> partitions() {
    return this == EVENTS ? List.of("date", "hour") : List.of("kafka_date");
  }

  private List<List<String>> columns() {
    return switch (this) {
      case RAW ->
          List.of(
              PLACE,
              List.of("timestampType", "key", "value", "headers"),
              List.of(Judging.BATCH, Judging.WATERMARK));
      case EVENTS -> List.of(BOOKING, PLACE);
      case LATE -> List.of(BOOKING, PLACE, List.of(Judging.WATERMARK));
      case BROKEN -> List.of(List.of("reason"), PLACE, List.of("key", "value"));
    };
  }

  /**
   * The rows of this table among judged records, in its columns.
   *
   * @param files into how many files the rows of one folder go, so that there are neither thousands
   *     of small ones nor one task that writes all
   */
  Dataset<Row> of(Dataset<Row> judged, int files) {
    Dataset<Row> rows =
        mine(judged)
            .withColumn("kafka_date", date_format(col("timestamp"), "yyyy-MM-dd"))
            .withColumn("date", date_format(col("time"), "yyyy-MM-dd"))
            .withColumn("hour", date_format(col("time"), "HH"));
    List<Column> spread = new ArrayList<>(named(partitions()));
    spread.add(pmod(col("offset"), lit(files)));
    List<String> all = new ArrayList<>();
    columns().forEach(all::addAll);
    all.addAll(partitions());
    return rows.repartition(spread.toArray(Column[]::new))
        .select(named(all).toArray(Column[]::new));
  }

  private static List<Column> named(List<String> names) {
    return names.stream().map(functions::col).toList();
  }

  private Dataset<Row> mine(Dataset<Row> judged) {
    return switch (this) {
      case RAW -> judged;
      case EVENTS -> with(judged, Outcome.EVENT);
      case LATE -> with(judged, Outcome.LATE);
      case BROKEN -> with(judged, Outcome.BROKEN);
    };
  }

  private static Dataset<Row> with(Dataset<Row> judged, Outcome outcome) {
    return judged.where(col("outcome").equalTo(outcome.word()));
  }
}
