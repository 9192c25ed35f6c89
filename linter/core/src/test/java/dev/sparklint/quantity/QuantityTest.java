package dev.sparklint.quantity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

  private static final Pattern TIME = Pattern.compile("(-?[0-9]+)([a-z]+)?");
  private static final Map<String, TimeUnit> TIME_UNITS =
      Map.of(
          "us", TimeUnit.MICROSECONDS,
          "ms", TimeUnit.MILLISECONDS,
          "s", TimeUnit.SECONDS,
          "m", TimeUnit.MINUTES,
          "min", TimeUnit.MINUTES,
          "h", TimeUnit.HOURS,
          "d", TimeUnit.DAYS);

  @ParameterizedTest
  @CsvSource({
    "1g, 1073741824",
    "1G, 1073741824",
    "512m, 536870912",
    "512MB, 536870912",
    "64k, 65536",
    "7b, 7",
    "1t, 1099511627776",
    "2p, 2251799813685248",
    "' 4g ', 4294967296",
    "512, 536870912",
    "0, 0",
  })
  void reads_sizes_as_spark_does(String text, long bytes) {
    assertThat(MemorySize.parseSpark(text, 1L << 20)).isEqualTo(new MemorySize(bytes));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "g",
        "1.5g",
        "8Gi",
        "8gib",
        "-1g",
        "+1g",
        "1 g",
        "1bb",
        "1e3",
        "1_0g",
        "99999999999999999999",
        "9999999999t"
      })
  void refuses_the_sizes_that_spark_refuses(String text) {
    assertThat(MemorySize.parseSpark(text, 1L << 20)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "6Gi, 6442450944",
    "524Mi, 549453824",
    "1500M, 1500000000",
    "1e3, 1000",
    "1E3, 1000",
    "0.5Gi, 536870912",
    "128974848, 128974848",
    "400m, 1",
    "1k, 1000",
    "1E, 1000000000000000000",
    "100Ki, 102400",
  })
  void reads_memory_as_kubernetes_does(String text, long bytes) {
    assertThat(MemorySize.parseKubernetes(text)).isEqualTo(new MemorySize(bytes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Gi", "6GB", "6g", "6 Gi", "1.2.3", "--1", "-1Gi", "lots", "100E"})
  void refuses_the_quantities_that_kubernetes_refuses(String text) {
    assertThat(MemorySize.parseKubernetes(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"500m, 500", "2, 2000", "1.5, 1500", "0.1, 100", "1u, 1", "2k, 2000000"})
  void reads_cpu_as_kubernetes_does(String text, long milli) {
    assertThat(CpuQuantity.parse(text)).isEqualTo(new CpuQuantity(milli));
  }

  @ParameterizedTest
  @CsvSource({
    "120s, 120000",
    "2m, 120000",
    "2min, 120000",
    "1H, 3600000",
    "1d, 86400000",
    "' 5Min ', 300000",
    "-1s, -1000",
    "-0, 0",
    "007, 7000",
    "10, 10000",
    "1500ms, 1000", // cut at the key's unit, towards zero
    "-1500ms, -1000",
    "999999us, 0",
    "9223372036854775807d, 9223372036854775807", // saturates, as TimeUnit does
    "-9223372036854775808d, -9223372036854775808",
  })
  void reads_times_as_spark_does(String text, long millis) {
    assertThat(SparkDuration.parseSpark(text, TimeUnit.SECONDS))
        .isEqualTo(new SparkDuration(millis));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "s",
        "1.5s",
        "120 seconds",
        "120 s",
        "120sec",
        "120seconds",
        "+1s",
        "--1s",
        "1ns",
        "1mins",
        "1w",
        "1_0s",
        "1s2ms",
        "9223372036854775808ms",
        "99999999999999999999"
      })
  void refuses_the_times_that_spark_refuses(String text) {
    assertThat(SparkDuration.parseSpark(text, TimeUnit.SECONDS)).isNull();
  }

  @Test
  void takes_a_bare_number_in_the_unit_of_the_key_only() {
    assertThat(SparkDuration.parseSpark("1500", TimeUnit.MILLISECONDS))
        .isEqualTo(new SparkDuration(1500));
    assertThat(SparkDuration.parseSpark("1500ms", null)).isEqualTo(new SparkDuration(1500));
    assertThat(SparkDuration.parseSpark("1500", null)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0s",
    "1500, 1500ms",
    "10000, 10s",
    "90000, 90s",
    "120000, 2min",
    "7200000, 2h",
    "5400000, 90min",
    "172800000, 2d",
    "-60000, -1min"
  })
  void prints_times_in_the_largest_whole_unit(long millis, String text) {
    assertThat(new SparkDuration(millis)).hasToString(text);
  }

  @Test
  void reads_any_time_as_the_pattern_of_spark_does() {
    Random random = new Random(11);
    String letters = "0123456789-+. smhduinMS_é\t";
    for (int i = 0; i < 200_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(8); length > 0; length--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      TimeUnit unit = random.nextBoolean() ? TimeUnit.SECONDS : TimeUnit.MILLISECONDS;
      assertThat(SparkDuration.parseSpark(text.toString(), unit))
          .as("'%s' in %s", text, unit)
          .isEqualTo(byPattern(text.toString(), unit));
    }
  }

  private static @Nullable SparkDuration byPattern(String text, TimeUnit unit) {
    Matcher matcher = TIME.matcher(text.toLowerCase(Locale.ROOT).trim());
    if (!matcher.matches()) {
      return null;
    }
    String suffix = matcher.group(2);
    TimeUnit written = suffix == null ? unit : TIME_UNITS.get(suffix);
    return written == null
        ? null
        : new SparkDuration(unit.toMillis(unit.convert(Long.parseLong(matcher.group(1)), written)));
  }

  @Test
  void printing_and_reading_a_time_is_identity() {
    Random random = new Random(7);
    List<Long> units = List.of(1L, 1000L, 60_000L, 3_600_000L, 86_400_000L);
    for (int i = 0; i < 50_000; i++) {
      long number = random.nextLong() >> random.nextInt(63);
      long unit = units.get(random.nextInt(units.size()));
      SparkDuration time = new SparkDuration(number / unit * unit);
      assertThat(SparkDuration.parseSpark(time.toString(), null)).isEqualTo(time);
    }
    for (long edge : List.of(Long.MAX_VALUE, Long.MIN_VALUE)) {
      SparkDuration time = new SparkDuration(edge);
      assertThat(SparkDuration.parseSpark(time.toString(), null)).isEqualTo(time);
    }
  }

  @Test
  void printing_and_reading_is_identity() {
    Random random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      MemorySize size = MemorySize.ofMebibytes(random.nextInt(1 << 24));
      CpuQuantity cpu = new CpuQuantity(random.nextInt(1 << 20));
      assertThat(MemorySize.parseKubernetes(size.toString())).isEqualTo(size);
      assertThat(CpuQuantity.parse(cpu.toString())).isEqualTo(cpu);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1572864, 1.5Mi",
    "500000000, 476.8Mi",
    "1024, 1Ki",
    "1000, 1000 bytes",
    "1073741824, 1024Mi"
  })
  void prints_what_people_can_compare(long bytes, String text) {
    assertThat(new MemorySize(bytes)).hasToString(text);
  }
}
