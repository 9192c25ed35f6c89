package dev.sparklint.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Judging against its definition, record by record, over seeded disorder. */
final class JudgingTest {

  private static final long DELAY = 10_000;

  private static final StructType CLEANED =
      new StructType()
          .add("topic", DataTypes.StringType)
          .add("partition", DataTypes.IntegerType)
          .add("offset", DataTypes.LongType)
          .add("id", DataTypes.StringType)
          .add("time", DataTypes.TimestampType)
          .add(Judging.BATCH, DataTypes.LongType)
          .add(Judging.WATERMARK, DataTypes.TimestampType);

  /** A record; without a time it is broken. */
  private record Booking(
      long batch, int partition, long offset, String id, @Nullable Long time, long watermark) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void judges_as_defined(long seed) {
    List<Booking> bookings = disorder(new Random(seed));
    Map<String, String> judged = new HashMap<>();
    for (Row row : judge(bookings).collectAsList()) {
      String place =
          row.getInt(row.fieldIndex("partition")) + "/" + row.getLong(row.fieldIndex("offset"));
      judged.put(place, row.getString(row.fieldIndex("outcome")));
    }
    assertThat(judged).as("seed " + seed).isEqualTo(defined(bookings));
  }

  private static List<Booking> disorder(Random random) {
    List<Booking> bookings = new ArrayList<>();
    long offset = 0;
    long watermark = 0;
    for (long batch = 0; batch < 30; batch++) {
      for (int partition = 0; partition < 2; partition++) {
        for (int i = random.nextInt(20); i > 0; i--) {
          Long time = random.nextInt(20) == 0 ? null : batch * 3_000 + random.nextInt(40_000);
          bookings.add(
              new Booking(batch, partition, offset++, "id" + random.nextInt(12), time, watermark));
        }
      }
      watermark = Math.max(watermark, batch * 3_000 - random.nextInt(5_000));
    }
    return bookings;
  }

  /** The definition, word for word. */
  private static Map<String, String> defined(List<Booking> bookings) {
    Map<String, String> outcomes = new HashMap<>();
    List<Booking> sound = new ArrayList<>();
    for (Booking booking : bookings) {
      Outcome outcome;
      if (booking.time == null) {
        outcome = Outcome.BROKEN;
      } else if (booking.time < booking.watermark) {
        outcome = Outcome.LATE;
      } else {
        long time = booking.time;
        boolean before =
            sound.stream()
                .anyMatch(
                    other ->
                        other.id.equals(booking.id)
                            && other.time != null
                            && Math.abs(other.time - time) <= DELAY);
        outcome = before ? Outcome.DUPLICATE : Outcome.EVENT;
        sound.add(booking);
      }
      outcomes.put(booking.partition + "/" + booking.offset, outcome.word());
    }
    return outcomes;
  }

  private static Dataset<Row> judge(List<Booking> bookings) {
    List<Row> rows = new ArrayList<>();
    for (Booking booking : bookings) {
      rows.add(
          RowFactory.create(
              "t",
              booking.partition,
              booking.offset,
              booking.time == null ? null : booking.id,
              booking.time == null ? null : new Timestamp(booking.time),
              booking.batch,
              new Timestamp(booking.watermark)));
    }
    return new Judging(Duration.ofMillis(DELAY))
        .judge(Lake.session().createDataFrame(rows, CLEANED));
  }
}
