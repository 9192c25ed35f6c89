package dev.sparklint.registry;

import dev.sparklint.quantity.MemorySize;
import dev.sparklint.quantity.SparkDuration;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The values that a key takes. {@link #refusal} agrees with Spark's own converters, which a test
 * asks.
 *
 * @param name boolean, int, long, double, time, bytes, enum, list, regex, string; empty where Spark
 *     registers no type
 * @param unit of a bare number: ns, us, ms, s, min, h, d of a time; B, KiB, MiB of bytes; else
 *     empty
 * @param values of an enum, in Spark's spelling; of whole numbers those that are taken, where there
 *     are gaps between the bounds
 * @param anyCase whether these may be written in any case
 * @param least the smallest number accepted, in the key's unit; empty without a bound
 * @param most the largest
 * @param open which bound is itself refused: least, most or both; else empty
 * @param check Spark's own words on what it demands besides; empty when nothing
 */
public record ValueType(
    String name,
    String unit,
    List<String> values,
    boolean anyCase,
    String least,
    String most,
    String open,
    String check) {

  /** What is known of the value of a key that Spark reads as plain text. */
  public static final ValueType TEXT = new ValueType("", "", List.of(), false, "", "", "", "");

  public ValueType {
    values = List.copyOf(values);
  }

  /** Why Spark refuses a value. */
  public enum Refusal {
    /** It cannot be read as the type. */
    TYPE,
    /** It can, but lies outside the bounds, or is none of the values. */
    RANGE
  }

  /** Whether a bare number is a size. */
  public boolean isBytes() {
    return name.equals("bytes");
  }

  public boolean isTime() {
    return name.equals("time");
  }

  /** Bytes that a bare number counts; 0 for what is no size. */
  public long bytesOfUnit() {
    return switch (unit) {
      case "B" -> 1;
      case "KiB" -> 1L << 10;
      case "MiB" -> 1L << 20;
      default -> 0;
    };
  }

  /** The time that a bare number counts; null for what is no time. */
  public @Nullable TimeUnit timeOfUnit() {
    return switch (unit) {
      case "ns" -> TimeUnit.NANOSECONDS;
      case "us" -> TimeUnit.MICROSECONDS;
      case "ms" -> TimeUnit.MILLISECONDS;
      case "s" -> TimeUnit.SECONDS;
      case "min" -> TimeUnit.MINUTES;
      case "h" -> TimeUnit.HOURS;
      case "d" -> TimeUnit.DAYS;
      default -> null;
    };
  }

  /**
   * Why Spark refuses the value; null when it accepts.
   *
   * @see <a
   *     href="https://github.com/apache/spark/blob/v3.5.3/core/src/main/scala/org/apache/spark/internal/config/ConfigBuilder.scala">ConfigHelpers,
   *     Spark 3.5.3</a>
   */
  public @Nullable Refusal refusal(String value) {
    return switch (name) {
      case "boolean" -> isBoolean(value.trim()) ? null : Refusal.TYPE;
      case "int", "long" -> ofNumber(wholeNumber(value.trim()));
      case "double" -> ofDouble(value.trim());
      case "time" -> ofNumber(SparkDuration.parseSparkIn(value, timeOfUnit()));
      case "bytes" -> ofNumber(size(value));
      case "enum" -> isOneOf(value) ? null : Refusal.RANGE;
      case "regex" -> isRegex(value) ? null : Refusal.TYPE;
      default -> null;
    };
  }

  /** {@code true or false}, {@code a size such as 512m or 4g}: what may be written. */
  public String expected() {
    return switch (name) {
      case "boolean" -> "true or false";
      case "int", "long" ->
          values.isEmpty() ? "a whole number" : "one of " + String.join(", ", values);
      case "double" -> "a number";
      case "time" -> "a time such as 30s, 5m or 2h";
      case "bytes" -> "a size such as 512m or 4g";
      case "enum" -> "one of " + String.join(", ", values);
      case "regex" -> "a regular expression";
      default -> "text";
    };
  }

  /** {@code at least 1}, {@code more than 0 and at most 1}; empty without bounds. */
  public String bounds() {
    if (!values.isEmpty()) {
      return "";
    }
    String lower =
        least.isEmpty() ? "" : (isOpen("least") ? "more than " : "at least ") + withUnit(least);
    String upper =
        most.isEmpty() ? "" : (isOpen("most") ? "less than " : "at most ") + withUnit(most);
    return lower.isEmpty() || upper.isEmpty() ? lower + upper : lower + " and " + upper;
  }

  public boolean isBounded() {
    return !least.isEmpty() || !most.isEmpty();
  }

  /** A bound as a person would write it: {@code 2m} for 2097152 of a key in bytes. */
  private String withUnit(String number) {
    if (isTime()) {
      return number + unit;
    }
    if (!isBytes() || number.equals("0")) {
      return number;
    }
    long size = Long.parseLong(number);
    int step = unit.equals("MiB") ? 2 : unit.equals("KiB") ? 1 : 0;
    while (size % 1024 == 0 && step < 4) {
      size /= 1024;
      step++;
    }
    return size + "bkmgt".substring(step, step + 1);
  }

  private static boolean isBoolean(String value) {
    return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
  }

  private @Nullable Long wholeNumber(String value) {
    try {
      return name.equals("int") ? (long) Integer.parseInt(value) : Long.parseLong(value);
    } catch (NumberFormatException none) {
      return null;
    }
  }

  /** Unlike the sizes of the launcher, those of the registry may have a sign. */
  private @Nullable Long size(String value) {
    boolean negative = value.startsWith("-");
    Long size = MemorySize.parseSparkIn(negative ? value.substring(1) : value, bytesOfUnit());
    return size == null || !negative ? size : Long.valueOf(-size);
  }

  private @Nullable Refusal ofNumber(@Nullable Long number) {
    if (number == null) {
      return Refusal.TYPE;
    }
    if (!values.isEmpty()) {
      return values.contains(number.toString()) ? null : Refusal.RANGE;
    }
    return !isBounded() || isWithin(BigDecimal.valueOf(number)) ? null : Refusal.RANGE;
  }

  private @Nullable Refusal ofDouble(String value) {
    try {
      double number = Double.parseDouble(value);
      if (least.isEmpty() && most.isEmpty()) {
        return null;
      }
      if (Double.isNaN(number)) {
        return Refusal.RANGE;
      }
      if (Double.isInfinite(number)) {
        return (number > 0 ? most : least).isEmpty() ? null : Refusal.RANGE;
      }
      return isWithin(new BigDecimal(number)) ? null : Refusal.RANGE;
    } catch (NumberFormatException none) {
      return Refusal.TYPE;
    }
  }

  private boolean isWithin(BigDecimal number) {
    int above = isOpen("least") ? 1 : 0;
    int below = isOpen("most") ? 1 : 0;
    return (least.isEmpty() || number.compareTo(new BigDecimal(least)) >= above)
        && (most.isEmpty() || number.compareTo(new BigDecimal(most)) <= -below);
  }

  private boolean isOpen(String bound) {
    return open.equals(bound) || open.equals("both");
  }

  private boolean isOneOf(String value) {
    return values.contains(value) || (anyCase && !inSparksCase(value).equals(value));
  }

  /** The value of an enum in Spark's spelling, if it differs by case alone; else as it is. */
  public String inSparksCase(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    for (String known : values) {
      if (known.toLowerCase(Locale.ROOT).equals(lower)) {
        return known;
      }
    }
    return value;
  }

  private static boolean isRegex(String value) {
    try {
      Pattern.compile(value);
      return true;
    } catch (PatternSyntaxException none) {
      return false;
    }
  }
}
