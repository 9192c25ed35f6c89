package dev.sparklint.quantity;

import org.jspecify.annotations.Nullable;

/** An amount of memory in bytes. Prints in binary mebibytes, as Kubernetes writes them. */
public record MemorySize(long bytes) implements Comparable<MemorySize> {

  private static final long KIB = 1L << 10;
  private static final long MIB = 1L << 20;

  public static MemorySize ofMebibytes(long mebibytes) {
    return new MemorySize(Math.multiplyExact(mebibytes, MIB));
  }

  /**
   * Reads a size as Spark does: digits and an optional unit out of b, k, kb, m, mb, g, gb, t, tb,
   * p, pb in any case; all units are binary.
   *
   * @param defaultUnit bytes that a bare number counts, for instance 1 MiB for {@code
   *     spark.executor.memory}
   * @return null when Spark would refuse the text (a fraction, {@code Gi}, a sign, an overflow)
   * @see <a
   *     href="https://github.com/apache/spark/blob/v3.5.3/common/utils/src/main/java/org/apache/spark/network/util/JavaUtils.java">JavaUtils.byteStringAs,
   *     Spark 3.5.3</a>
   */
  public static @Nullable MemorySize parseSpark(String text, long defaultUnit) {
    String trimmed = text.trim();
    int digits = leadingDigits(trimmed);
    long unit = digits == trimmed.length() ? defaultUnit : sparkUnit(trimmed, digits);
    return digits == 0 || unit == 0 ? null : multiply(trimmed.substring(0, digits), unit);
  }

  /**
   * The same, counted in the key's own unit, as Spark keeps it: what is less is cut, and only what
   * that count cannot hold is refused.
   */
  public static @Nullable Long parseSparkIn(String text, long keyUnit) {
    String trimmed = text.trim();
    int digits = leadingDigits(trimmed);
    long unit = digits == trimmed.length() ? keyUnit : sparkUnit(trimmed, digits);
    if (digits == 0 || unit == 0) {
      return null;
    }
    try {
      long number = Long.parseLong(trimmed.substring(0, digits));
      if (unit <= keyUnit) {
        return number / (keyUnit / unit);
      }
      long ratio = unit / keyUnit;
      return number > Long.MAX_VALUE / ratio ? null : Long.valueOf(number * ratio);
    } catch (NumberFormatException tooLong) {
      return null;
    }
  }

  /**
   * Reads a Kubernetes quantity as bytes: a decimal number with a binary ({@code Ki} to {@code Ei})
   * or decimal ({@code k} to {@code E}, {@code m}) suffix or an exponent. Fractions of a byte round
   * up.
   *
   * @return null when Kubernetes would refuse the text
   */
  public static @Nullable MemorySize parseKubernetes(String text) {
    Quantity quantity = Quantity.parse(text);
    return quantity == null || !quantity.fitsLong() ? null : new MemorySize(quantity.roundedUp());
  }

  public MemorySize plus(MemorySize other) {
    return new MemorySize(Math.addExact(bytes, other.bytes));
  }

  public MemorySize minus(MemorySize other) {
    return new MemorySize(Math.subtractExact(bytes, other.bytes));
  }

  public MemorySize times(long factor) {
    return new MemorySize(Math.multiplyExact(bytes, factor));
  }

  /** Whole mebibytes, decimals cut, as Spark counts them. */
  public long mebibytes() {
    return bytes / MIB;
  }

  @Override
  public int compareTo(MemorySize other) {
    return Long.compare(bytes, other.bytes);
  }

  /** {@code 1408Mi}; one decimal when the size is no whole number of MiB; Ki or bytes below one. */
  @Override
  public String toString() {
    if (bytes % MIB == 0) {
      return bytes / MIB + "Mi";
    }
    if (Math.abs(bytes) >= MIB) {
      long tenths = Math.round(bytes * 10.0 / MIB);
      return tenths / 10 + (tenths % 10 == 0 ? "" : "." + Math.abs(tenths % 10)) + "Mi";
    }
    return bytes % KIB == 0 ? bytes / KIB + "Ki" : bytes + " bytes";
  }

  private static int leadingDigits(String text) {
    int end = 0;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  private static long sparkUnit(String text, int start) {
    int length = text.length() - start;
    char unit = Character.toLowerCase(text.charAt(start));
    boolean wordEnds =
        length == 1 || (length == 2 && Character.toLowerCase(text.charAt(start + 1)) == 'b');
    if (!wordEnds || (unit == 'b' && length == 2)) {
      return 0;
    }
    return switch (unit) {
      case 'b' -> 1;
      case 'k' -> KIB;
      case 'm' -> MIB;
      case 'g' -> MIB << 10;
      case 't' -> MIB << 20;
      case 'p' -> MIB << 30;
      default -> 0;
    };
  }

  private static @Nullable MemorySize multiply(String digits, long unit) {
    if (digits.length() > 18) {
      return null;
    }
    long number = Long.parseLong(digits);
    return number > Long.MAX_VALUE / unit ? null : new MemorySize(number * unit);
  }
}
