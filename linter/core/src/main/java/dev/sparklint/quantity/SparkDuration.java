package dev.sparklint.quantity;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A length of time in milliseconds, which may be negative. Prints in the largest unit that it is a
 * whole number of: {@code 2min}, {@code 90s}.
 */
public record SparkDuration(long millis) implements Comparable<SparkDuration> {

  public static SparkDuration ofSeconds(long seconds) {
    return new SparkDuration(TimeUnit.SECONDS.toMillis(seconds));
  }

  /**
   * Reads a time as Spark does: an optional minus, digits and an optional unit out of us, ms, s, m,
   * min, h, d in any case. Like Spark it cuts what is less than the key's own unit, so that {@code
   * 1500ms} of a key in seconds is one second, and takes what is too large for the largest number.
   *
   * @param keyUnit the key's own unit, in which a bare number counts and Spark keeps the value;
   *     null to refuse bare numbers and cut at milliseconds
   * @return null when Spark would refuse the text (a fraction, {@code 120 seconds}, an unknown
   *     unit, more digits than a long has)
   * @see <a
   *     href="https://github.com/apache/spark/blob/v3.5.3/common/utils/src/main/java/org/apache/spark/network/util/JavaUtils.java">JavaUtils.timeStringAs,
   *     Spark 3.5.3</a>
   */
  public static @Nullable SparkDuration parseSpark(String text, @Nullable TimeUnit keyUnit) {
    TimeUnit kept = keyUnit == null ? TimeUnit.MILLISECONDS : keyUnit;
    Long count = count(text, keyUnit, kept);
    return count == null ? null : new SparkDuration(kept.toMillis(count));
  }

  /**
   * The same, counted in the key's own unit, as Spark keeps it; so times far below a millisecond
   * and beyond the age of the universe stay what they are.
   */
  public static @Nullable Long parseSparkIn(String text, @Nullable TimeUnit keyUnit) {
    return keyUnit == null ? null : count(text, keyUnit, keyUnit);
  }

  private static @Nullable Long count(String text, @Nullable TimeUnit bare, TimeUnit kept) {
    String trimmed = text.toLowerCase(Locale.ROOT).trim();
    int digits = numberEnd(trimmed);
    TimeUnit unit = digits == trimmed.length() ? bare : unit(trimmed.substring(digits));
    if (unit == null) {
      return null;
    }
    try {
      return kept.convert(Long.parseLong(trimmed.substring(0, digits)), unit);
    } catch (NumberFormatException notSparks) {
      return null;
    }
  }

  public SparkDuration plus(SparkDuration other) {
    return new SparkDuration(Math.addExact(millis, other.millis));
  }

  public SparkDuration minus(SparkDuration other) {
    return new SparkDuration(Math.subtractExact(millis, other.millis));
  }

  public SparkDuration times(long factor) {
    return new SparkDuration(Math.multiplyExact(millis, factor));
  }

  @Override
  public int compareTo(SparkDuration other) {
    return Long.compare(millis, other.millis);
  }

  @Override
  public String toString() {
    if (millis % 1000 != 0) {
      return millis + "ms";
    }
    long seconds = millis / 1000;
    if (seconds % 60 != 0 || seconds == 0) {
      return seconds + "s";
    }
    long minutes = seconds / 60;
    if (minutes % 60 != 0) {
      return minutes + "min";
    }
    return minutes % 1440 == 0 ? minutes / 1440 + "d" : minutes / 60 + "h";
  }

  private static int numberEnd(String text) {
    int end = text.startsWith("-") ? 1 : 0;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  private static @Nullable TimeUnit unit(String suffix) {
    return switch (suffix) {
      case "us" -> TimeUnit.MICROSECONDS;
      case "ms" -> TimeUnit.MILLISECONDS;
      case "s" -> TimeUnit.SECONDS;
      case "m", "min" -> TimeUnit.MINUTES;
      case "h" -> TimeUnit.HOURS;
      case "d" -> TimeUnit.DAYS;
      default -> null;
    };
  }
}
