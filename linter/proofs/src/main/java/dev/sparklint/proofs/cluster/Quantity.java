package dev.sparklint.proofs.cluster;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Quantities of Kubernetes, such as {@code 1408Mi} and {@code 500m}. */
final class Quantity {

  private static final Pattern SHAPE =
      Pattern.compile("([+-]?[0-9]+(?:\\.[0-9]*)?)((?:[eE][+-]?[0-9]+)|[numkMGTPE]?i?)");
  private static final String UNITS = "kMGTPE";

  private Quantity() {}

  /** The number of bytes or CPUs; null if it is no quantity. */
  static @Nullable BigDecimal of(String text) {
    Matcher shape = SHAPE.matcher(text);
    if (!shape.matches()) {
      return null;
    }
    BigDecimal number = new BigDecimal(shape.group(1));
    String suffix = shape.group(2);
    if (suffix.isEmpty()) {
      return number;
    }
    int power = "KMGTPE".indexOf(Character.toUpperCase(suffix.charAt(0))) + 1;
    return switch (suffix) {
      case "n" -> number.scaleByPowerOfTen(-9);
      case "u" -> number.scaleByPowerOfTen(-6);
      case "m" -> number.scaleByPowerOfTen(-3);
      case "i", "mi", "ni", "ui", "ki" -> null; // 1,024 has a capital: Ki
      default ->
          suffix.length() == 1
              ? number.multiply(BigDecimal.valueOf(1_000).pow(UNITS.indexOf(suffix) + 1))
              : suffix.endsWith("i")
                  ? number.multiply(BigDecimal.valueOf(1_024).pow(power))
                  : new BigDecimal(text);
    };
  }
}
