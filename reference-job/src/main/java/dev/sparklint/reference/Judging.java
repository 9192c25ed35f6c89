package dev.sparklint.reference;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;

import java.time.Duration;
import java.util.Arrays;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.GroupStateTimeout;
import org.apache.spark.sql.streaming.OutputMode;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Says of each record what becomes of it.
 *
 * <p>Records are looked at in the order of batch, topic, partition and offset. One that is no
 * booking is {@link Outcome#BROKEN broken}; one whose time is before the watermark of its batch is
 * {@link Outcome#LATE late}; one of whose id another, neither broken nor late, came before it with
 * a time at most the watermark's delay away is a {@link Outcome#DUPLICATE duplicate}; all others
 * are {@link Outcome#EVENT events}. This depends on nothing but the records near it, so that any
 * range of time can be judged again without the rest of history.
 */
final class Judging {

  /** The batch in which a record came; only records out of the archive have it. */
  static final String BATCH = "batch_id";

  /** The watermark of that batch. */
  static final String WATERMARK = "watermark";

  private static final String KEY = "judging_key";
  private static final String NEVER_LATE = "judging_never_late";

  private final Duration delay;

  Judging(Duration delay) {
    this.delay = delay;
  }

  /**
   * Adds {@code outcome}, and for records that come from Kafka the {@code watermark} of their
   * batch.
   *
   * @param cleaned what {@link Cleaning#clean} returns; from the archive with {@value #BATCH} and
   *     {@value #WATERMARK}
   */
  Dataset<Row> judge(Dataset<Row> cleaned) {
    boolean archived = Arrays.asList(cleaned.columns()).contains(BATCH);
    // Of two watermarks Spark drops what is late by the second before we see it, and nothing ever
    // is. The first one,
    // being the lower, is the one that counts.
    Dataset<Row> marked =
        (archived ? cleaned : cleaned.withColumn(WATERMARK, lit(null).cast("timestamp")))
            .withColumn(KEY, key())
            .withColumn(NEVER_LATE, lit("9999-01-01 00:00:00").cast("timestamp"))
            .withWatermark("time", delay.toMillis() + " milliseconds")
            .withWatermark(NEVER_LATE, "0 seconds");
    StructType schema = marked.schema().add("outcome", DataTypes.StringType);
    int keyAt = marked.schema().fieldIndex(KEY);
    return marked
        .groupByKey((MapFunction<Row, String>) row -> row.getString(keyAt), Encoders.STRING())
        .flatMapGroupsWithState(
            new Judge(marked.schema(), archived, delay.toMillis()),
            OutputMode.Append(),
            Encoders.bean(SeenTimes.class),
            Encoders.row(schema),
            GroupStateTimeout.EventTimeTimeout())
        .drop(KEY, NEVER_LATE);
  }

  /** All records of one id together; each broken one by itself. */
  private static Column key() {
    return coalesce(
        concat(lit("id "), col("id")),
        concat_ws(" ", lit("at"), col("topic"), col("partition"), col("offset")));
  }
}
