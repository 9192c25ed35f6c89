package dev.sparklint.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a value becomes, and why another becomes nothing. */
final class CleaningTest {

  private static final StructType RECORDS =
      new StructType().add("value", DataTypes.BinaryType).add("timestamp", DataTypes.TimestampType);
  private static final String NOW = "2026-03-01T10:00:00Z";

  @Test
  void cleans_and_enriches_a_booking() {
    Row row =
        clean(
            "{'id':' b1 ','time':'2026-03-01T11:59:00+02:00','type':' Hotel','user':'u1','country':'de ','amount':12.5,'currency':'eur','more':[1]}");
    assertThat(row.<Object>getAs("reason")).isNull();
    assertThat(row.<String>getAs("id")).isEqualTo("b1");
    assertThat(row.<Timestamp>getAs("time").toInstant())
        .isEqualTo(Instant.parse("2026-03-01T09:59:00Z"));
    assertThat(row.<String>getAs("type")).isEqualTo("hotel");
    assertThat(row.<String>getAs("country")).isEqualTo("DE");
    assertThat(row.<String>getAs("region")).isEqualTo("dach");
    assertThat(row.<Object>getAs("amount")).hasToString("12.50");
    assertThat(row.<String>getAs("currency")).isEqualTo("EUR");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          not JSON of the declared schema                   | hello
          not JSON of the declared schema                   | {'id':'a'
          not JSON of the declared schema                   | {'id':'a','time':'yesterday'}
          not JSON of the declared schema                   | {'id':'a','time':'2026-03-01T10:00:00Z','amount':'much'}
          no id                                             | {}
          not JSON of the declared schema                   | []
          no id                                             | {'id':'  ','time':'2026-03-01T10:00:00Z'}
          no time                                           | {'id':'a'}
          time is later than the record's by more than 60 s | {'id':'a','time':'2026-03-01T10:01:01Z','type':'x','amount':1,'currency':'EUR'}
          no type                                           | {'id':'a','time':'2026-03-01T10:01:00Z','amount':1,'currency':'EUR'}
          currency is not of three letters                  | {'id':'a','time':'2026-03-01T10:00:00Z','type':'x','amount':1,'currency':'EURO'}
          currency is not of three letters                  | {'id':'a','time':'2026-03-01T10:00:00Z','type':'x','amount':1}
          no amount                                         | {'id':'a','time':'2026-03-01T10:00:00Z','type':'x','currency':'EUR'}
          """)
  void says_why_a_record_is_no_booking(String reason, String value) {
    Row row = clean(value);
    assertThat(row.<String>getAs("reason")).isEqualTo(reason);
    assertThat(row.<Object>getAs("id")).isNull();
    assertThat(row.<Object>getAs("time")).isNull();
  }

  @Test
  void a_record_without_a_value_is_broken() {
    assertThat(clean((byte[]) null).<String>getAs("reason")).isEqualTo("no value");
  }

  @Test
  void no_bytes_stop_it() {
    Random random = new Random(5);
    byte[] sound =
        "{\"id\":\"a\",\"time\":\"2026-03-01T10:00:00Z\",\"type\":\"x\",\"amount\":1,\"currency\":\"EUR\"}"
            .getBytes(StandardCharsets.UTF_8);
    List<Row> records =
        IntStream.range(0, 5_000)
            .mapToObj(
                i -> {
                  byte[] value = i % 2 == 0 ? sound.clone() : new byte[random.nextInt(200)];
                  for (int j = i % 2 == 0 ? random.nextInt(4) : value.length; j > 0; j--) {
                    value[random.nextInt(value.length)] = (byte) random.nextInt();
                  }
                  return RowFactory.create(value, Timestamp.from(Instant.parse(NOW)));
                })
            .toList();
    List<Row> cleaned =
        new Cleaning(Duration.ofMinutes(1))
            .clean(Lake.session().createDataFrame(records, RECORDS))
            .collectAsList();
    assertThat(cleaned)
        .hasSize(5_000)
        .allMatch(row -> (row.getAs("reason") == null) == (row.getAs("time") != null));
  }

  private static Row clean(String value) {
    return clean(value.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static Row clean(byte @Nullable [] value) {
    Row record = RowFactory.create(value, Timestamp.from(Instant.parse(NOW)));
    return new Cleaning(Duration.ofMinutes(1))
        .clean(Lake.session().createDataFrame(List.of(record), RECORDS))
        .head();
  }
}
