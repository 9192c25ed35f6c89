package dev.sparklint.reference;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;

import java.sql.Timestamp;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;

/** Counts the outcomes of judged rows while these are written. */
final class Counting {

  private final Observation observation = new Observation("books");
  private final Dataset<Row> rows;

  Counting(Dataset<Row> judged) {
    rows =
        judged.observe(
            observation,
            count(lit(1)).as("in"),
            of(Outcome.EVENT),
            of(Outcome.DUPLICATE),
            of(Outcome.LATE),
            of(Outcome.BROKEN),
            max(col("timestamp")).as("newest"));
  }

  private static Column of(Outcome outcome) {
    return count(when(col("outcome").equalTo(outcome.word()), 1)).as(outcome.word());
  }

  /** The rows to write; they are counted at the first time. */
  Dataset<Row> rows() {
    return rows;
  }

  /** Waits until the rows have been written. */
  Books books() throws InterruptedException {
    Map<String, Object> counts = observation.getAsJava();
    return new Books(
        number(counts, "in"),
        number(counts, Outcome.EVENT.word()),
        number(counts, Outcome.DUPLICATE.word()),
        number(counts, Outcome.LATE.word()),
        number(counts, Outcome.BROKEN.word()));
  }

  /** The newest Kafka timestamp in milliseconds since 1970, or 0 if there are no rows. */
  long newest() throws InterruptedException {
    return observation.getAsJava().get("newest") instanceof Timestamp timestamp
        ? timestamp.getTime()
        : 0;
  }

  private static long number(Map<String, Object> counts, String name) {
    return counts.get(name) instanceof Long number ? number : 0;
  }
}
