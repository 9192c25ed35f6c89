package dev.sparklint.knowledge;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What values a key takes, found out by asking its converter.
 *
 * @param name boolean, int, long, double, time, bytes, enum, list, regex or string
 * @param unit of a bare number: ms, s and so on of a time; B, KiB or MiB of bytes; empty for others
 * @param values of an enum, in Spark's spelling; of numbers those that are taken, where there are
 *     gaps
 * @param anyCase whether an enum's values may be written in any case
 * @param least the smallest number that is accepted, in the key's unit; null without a bound
 * @param most the largest
 * @param open which bound is itself refused, as in "greater than 0": least, most or both; else
 *     empty
 * @param check Spark's own words on what else a value has to fulfil; empty without
 */
record KeyType(
    String name,
    String unit,
    List<String> values,
    boolean anyCase,
    @Nullable BigDecimal least,
    @Nullable BigDecimal most,
    String open,
    String check) {

  private static final String NONSENSE = "@bad@";
  private static final String NO_FORMAT = "10%, ";
  private static final String INVALID = "is invalid. ";
  private static final Pattern OPTIONS =
      Pattern.compile("should be one of '?(.+?)'?(?:,? but was|\\. SQLSTATE)");
  private static final List<String> NUMBERS =
      List.of("1", "2", "10", "0", "100", "1000", "4", "0.5", "1.5", "10000", "65536", "-1");

  private static KeyType plain(String name) {
    return new KeyType(name, "", List.of(), false, null, null, "", "");
  }

  /** Asks the converter of a key. */
  static KeyType of(Converter converter, String fallback) {
    String refusal = converter.refusal(NONSENSE);
    List<String> options = options(refusal);
    if (!options.isEmpty()) {
      return enumeration(converter, options);
    }
    if (refusal.isEmpty()) {
      // Some texts are patterns for String.format.
      String other = converter.refusal(NO_FORMAT);
      return other.isEmpty()
          ? text(converter.value(NONSENSE))
          : new KeyType("string", "", List.of(), false, null, null, "", words(other));
    }
    String number = accepted(converter, fallback);
    String reason = reason(refusal);
    String check = words(refusal);
    Object value = number.isEmpty() ? null : converter.value(number);
    boolean text = value == null || value instanceof String;
    if (!reason.isEmpty() || text) {
      return new KeyType("string", "", List.of(), false, null, null, "", check);
    }
    return numeric(converter, number);
  }

  /** Spark's words on a text that it refuses; all of them where they have no known form. */
  private static String words(String refusal) {
    String reason = reason(refusal);
    return reason.isEmpty() ? refusal : reason;
  }

  /** What a refusal gives as the reason of a check: Spark's words after "is invalid". */
  static String reason(String refusal) {
    int at = refusal.indexOf(INVALID);
    if (at < 0 || refusal.contains("TYPE_MISMATCH")) {
      return "";
    }
    int state = refusal.indexOf(" SQLSTATE: ", at);
    return refusal.substring(at + INVALID.length(), state < 0 ? refusal.length() : state).strip();
  }

  private static KeyType text(@Nullable Object value) {
    if (value == null) {
      return plain("string");
    }
    if (value.getClass().getName().endsWith(".Regex")) {
      return plain("regex");
    }
    return plain(new ScalaObject(value).isSequence() ? "list" : "string");
  }

  /** The values that a refusal lists, in order; none when it lists none. */
  static List<String> options(String refusal) {
    List<String> values = new ArrayList<>();
    Matcher options = OPTIONS.matcher(refusal);
    if (options.find()) {
      for (String value : options.group(1).split(", ", -1)) {
        String bare = value.replaceAll("[\"'\\[\\]]", "").strip();
        if (!bare.isEmpty()) {
          values.add(bare);
        }
      }
    }
    values.sort(null);
    return values;
  }

  private static KeyType enumeration(Converter converter, List<String> values) {
    boolean anyCase = true;
    for (String value : values) {
      anyCase &=
          converter.accepts(value.toLowerCase(Locale.ROOT))
              && converter.accepts(value.toUpperCase(Locale.ROOT));
    }
    return new KeyType("enum", "", values, anyCase, null, null, "", "");
  }

  private static String accepted(Converter converter, String fallback) {
    if (converter.value("true") instanceof Boolean) {
      return "true";
    }
    if (!fallback.isEmpty() && converter.accepts(fallback)) {
      return fallback;
    }
    for (String number : NUMBERS) {
      if (converter.accepts(number)) {
        return number;
      }
    }
    return "";
  }

  private static KeyType numeric(Converter converter, String accepted) {
    Object value = converter.value(accepted);
    if (value instanceof Boolean) {
      return plain("boolean");
    }
    if (value instanceof Integer) {
      return Bounds.ofWhole(
          converter, "int", "", number(accepted), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
    if (value instanceof Double) {
      return Bounds.ofDouble(converter, Double.parseDouble(accepted));
    }
    if (!(value instanceof Long whole)) {
      return plain(value != null && new ScalaObject(value).isSequence() ? "list" : "string");
    }
    String time = timeUnit(converter);
    if (!time.isEmpty()) {
      return Bounds.ofWhole(converter, "time", time, whole, Long.MIN_VALUE, Long.MAX_VALUE);
    }
    String bytes = bytesUnit(converter);
    if (!bytes.isEmpty()) {
      return Bounds.ofWhole(converter, "bytes", bytes, whole, Long.MIN_VALUE, Long.MAX_VALUE);
    }
    return Bounds.ofWhole(converter, "long", "", whole, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  private static long number(String text) {
    return Long.parseLong(text.strip());
  }

  /** The unit in which a time comes out that was written in another; empty for no time. */
  private static String timeUnit(Converter converter) {
    for (long days : new long[] {1, 7, 30}) {
      if (converter.value(days + "d") instanceof Long out) {
        return unitOf(out, days * 86_400_000);
      }
    }
    for (long seconds : new long[] {1, 10, 60, 600, 3600}) {
      if (converter.value(seconds + "s") instanceof Long out) {
        return unitOf(out, seconds * 1000);
      }
    }
    return "";
  }

  private static String unitOf(long out, long milliseconds) {
    if (out > milliseconds) {
      return out == milliseconds * 1000 ? "us" : "ns";
    }
    return switch ((int) Math.min(milliseconds / Math.max(out, 1), Integer.MAX_VALUE)) {
      case 1 -> "ms";
      case 1000 -> "s";
      case 60_000 -> "min";
      case 3_600_000 -> "h";
      case 86_400_000 -> "d";
      default -> throw new IllegalStateException(milliseconds + " ms came out as " + out);
    };
  }

  /** The unit in which a size comes out that was written in another; empty for no size. */
  private static String bytesUnit(Converter converter) {
    for (long gibibytes : new long[] {1, 2, 16, 128}) {
      if (converter.value(gibibytes + "g") instanceof Long out) {
        return sizeUnit(out, gibibytes << 30);
      }
    }
    for (long mebibytes : new long[] {1, 2, 4, 64}) {
      if (converter.value(mebibytes + "m") instanceof Long out) {
        return sizeUnit(out, mebibytes << 20);
      }
    }
    return converter.value("8k") instanceof Long out ? sizeUnit(out, 8 << 10) : "";
  }

  private static String sizeUnit(long out, long bytes) {
    long unit = bytes / Math.max(out, 1);
    if (unit == 1) {
      return "B";
    }
    if (unit == 1 << 10) {
      return "KiB";
    }
    if (unit == 1 << 20) {
      return "MiB";
    }
    throw new IllegalStateException(bytes + " bytes came out as " + out);
  }
}
