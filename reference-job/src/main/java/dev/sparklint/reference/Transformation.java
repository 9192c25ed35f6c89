package dev.sparklint.reference;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The one transformation: records in, records with their booking and their outcome out, whether
 * they come from Kafka or from the archive.
 */
final class Transformation {

  private final Cleaning cleaning;
  private final Judging judging;

  Transformation(Settings settings) {
    cleaning = new Cleaning(settings.futureTolerance());
    judging = new Judging(settings.watermark());
  }

  /** As many rows out as in. */
  Dataset<Row> apply(Dataset<Row> records) {
    return judging.judge(cleaning.clean(records));
  }
}
