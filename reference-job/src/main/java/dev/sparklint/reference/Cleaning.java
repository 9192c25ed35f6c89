package dev.sparklint.reference;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.upper;
import static org.apache.spark.sql.functions.when;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * From a Kafka record to a booking: the declared schema, what a booking must have, and what is
 * known of it besides. A record that is no booking keeps the {@code reason} and has no {@code
 * time}.
 */
final class Cleaning {

  private static final String CORRUPT = "_corrupt";

  /** What a booking looks like as JSON. */
  private static final StructType JSON =
      new StructType()
          .add("id", DataTypes.StringType)
          .add("time", DataTypes.TimestampType)
          .add("type", DataTypes.StringType)
          .add("user", DataTypes.StringType)
          .add("country", DataTypes.StringType)
          .add("amount", DataTypes.createDecimalType(12, 2))
          .add("currency", DataTypes.StringType)
          .add(CORRUPT, DataTypes.StringType);

  private final Duration futureTolerance;

  Cleaning(Duration futureTolerance) {
    this.futureTolerance = futureTolerance;
  }

  /**
   * Adds the columns of a booking and {@code reason}, null for one that is sound.
   *
   * @param records the columns of Spark's Kafka source; others are kept as they are
   */
  Dataset<Row> clean(Dataset<Row> records) {
    Column json =
        from_json(col("value").cast("string"), JSON, Map.of("columnNameOfCorruptRecord", CORRUPT));
    Column sound = col("reason").isNull();
    return records
        .withColumn("json", json)
        .withColumn("reason", reason())
        .withColumn("id", when(sound, trim(col("json.id"))))
        .withColumn("time", when(sound, col("json.time")))
        .withColumn("type", when(sound, lower(trim(col("json.type")))))
        .withColumn("user", when(sound, trim(col("json.user"))))
        .withColumn("country", when(sound, upper(trim(col("json.country")))))
        .withColumn(
            "region", when(sound, coalesce(element_at(regions(), col("country")), lit("other"))))
        .withColumn("amount", when(sound, col("json.amount")))
        .withColumn("currency", when(sound, upper(trim(col("json.currency")))))
        .drop("json");
  }

  /** Why a record is no booking: the first reason that holds, or null. */
  private Column reason() {
    Column latest =
        col("timestamp").plus(expr("interval " + futureTolerance.toMillis() + " milliseconds"));
    return when(col("value").isNull(), "no value")
        .when(
            col("json").isNull().or(col("json." + CORRUPT).isNotNull()),
            "not JSON of the declared schema")
        .when(missing("id"), "no id")
        .when(col("json.time").isNull(), "no time")
        .when(
            col("json.time").gt(latest),
            "time is later than the record's by more than " + futureTolerance.toSeconds() + " s")
        .when(missing("type"), "no type")
        .when(
            not(coalesce(upper(trim(col("json.currency"))).rlike("^[A-Z]{3}$"), lit(false))),
            "currency is not of three letters")
        .when(col("json.amount").isNull(), "no amount");
  }

  private static Column missing(String field) {
    return coalesce(length(trim(col("json." + field))), lit(0)).equalTo(0);
  }

  /** Country to region, as it stands in {@code regions.properties}. */
  private static Column regions() {
    Properties regions = new Properties();
    try (InputStream in =
        Objects.requireNonNull(Cleaning.class.getResourceAsStream("regions.properties"))) {
      regions.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Column> entries = new ArrayList<>();
    for (String country : new TreeSet<>(regions.stringPropertyNames())) {
      entries.add(lit(country));
      entries.add(lit(regions.getProperty(country)));
    }
    return map(entries.toArray(Column[]::new));
  }
}
