package dev.sparklint.rules;

import org.jspecify.annotations.Nullable;

/**
 * The Spark versions that a rule holds for, from {@code >=3.0 <4.0}.
 *
 * @param from first version, inclusive, as major * 1000 + minor; 0 for no bound
 * @param until first version that is out again; {@link Integer#MAX_VALUE} for no bound
 */
public record SparkRange(int from, int until) {

  public static final SparkRange ALL = new SparkRange(0, Integer.MAX_VALUE);

  /**
   * Reads bounds separated by blanks; null if the text is no range. Empty text is every version.
   */
  public static @Nullable SparkRange parse(String text) {
    int from = 0;
    int until = Integer.MAX_VALUE;
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf(' ', start);
      String bound = text.substring(start, end < 0 ? text.length() : end);
      int operator = bound.startsWith(">=") ? 2 : 1;
      int version = version(bound.substring(Math.min(operator, bound.length())));
      if (version < 0) {
        return null;
      }
      if (operator == 2) {
        from = version;
      } else if (bound.startsWith("<")) {
        until = version;
      } else {
        return null;
      }
      start = end < 0 ? text.length() : end + 1;
    }
    return from < until ? new SparkRange(from, until) : null;
  }

  boolean isAll() {
    return from == 0 && until == Integer.MAX_VALUE;
  }

  /**
   * Whether a version such as {@code 3.5.1} lies in the range; false for text that is no version.
   */
  public boolean includes(String version) {
    int number = version(version);
    return number >= 0 && from <= number && number < until;
  }

  /** Major and minor as one number, or -1. */
  private static int version(String text) {
    int point = text.indexOf('.');
    if (point < 1) {
      return -1;
    }
    int second = text.indexOf('.', point + 1);
    try {
      int major = Integer.parseInt(text.substring(0, point));
      int minor = Integer.parseInt(text.substring(point + 1, second < 0 ? text.length() : second));
      return major < 0 || minor < 0 || minor > 999 ? -1 : major * 1000 + minor;
    } catch (NumberFormatException notAVersion) {
      return -1;
    }
  }
}
