package dev.sparklint.knowledge;

/** Defaults as a person writes them: Spark prints 1073741824b for 1g and 120000ms for 120s. */
final class Defaults {

  private Defaults() {}

  static String readable(String text, KeyType type) {
    return switch (type.name()) {
      case "bytes" ->
          largest(
              text, "b", new String[] {"k", "m", "g", "t"}, new long[] {1024, 1024, 1024, 1024});
      case "time" ->
          largest(text, "ms", new String[] {"s", "min", "h", "d"}, new long[] {1000, 60, 60, 24});
      default -> text;
    };
  }

  private static String largest(String text, String unit, String[] larger, long[] factors) {
    if (!text.endsWith(unit)) {
      return text;
    }
    String digits = text.substring(0, text.length() - unit.length());
    if (!digits.matches("[1-9][0-9]*")) {
      return text;
    }
    long number = Long.parseLong(digits);
    String best = unit;
    for (int i = 0; i < larger.length && number % factors[i] == 0; i++) {
      number /= factors[i];
      best = larger[i];
    }
    return number + best;
  }
}
