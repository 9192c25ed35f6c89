package dev.sparklint.knowledge;

/** Sizes as the JVM reads them behind {@code -Xmx}. */
final class JvmSize {

  private JvmSize() {}

  /** Bytes, or that the JVM refuses it. */
  static String bytes(String text) {
    int digits = 0;
    while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
      digits++;
    }
    String unit = text.substring(digits);
    int power =
        switch (unit) {
          case "" -> 0;
          case "k", "K" -> 1;
          case "m", "M" -> 2;
          case "g", "G" -> 3;
          case "t", "T" -> 4;
          default -> -1;
        };
    return digits == 0 || power < 0
        ? "refused by the JVM"
        : String.valueOf(Long.parseLong(text.substring(0, digits)) << (10 * power));
  }
}
