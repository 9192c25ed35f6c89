package dev.sparklint.quantity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A Kubernetes resource quantity.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/">Quantity</a>
 */
record Quantity(BigDecimal amount) {

  private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

  static @Nullable Quantity parse(String text) {
    int end = numberEnd(text);
    BigDecimal factor = factor(text.substring(end));
    if (factor == null) {
      return null;
    }
    try {
      return new Quantity(new BigDecimal(text.substring(0, end)).multiply(factor));
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }

  Quantity timesThousand() {
    return new Quantity(amount.movePointRight(3));
  }

  boolean fitsLong() {
    return amount.compareTo(LARGEST) <= 0 && amount.signum() >= 0;
  }

  long roundedUp() {
    return amount.setScale(0, RoundingMode.CEILING).longValueExact();
  }

  private static int numberEnd(String text) {
    int end = 0;
    while (end < text.length() && end < 32 && "+-.0123456789".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    return end;
  }

  private static @Nullable BigDecimal factor(String suffix) {
    return switch (suffix) {
      case "" -> BigDecimal.ONE;
      case "n" -> BigDecimal.ONE.movePointLeft(9);
      case "u" -> BigDecimal.ONE.movePointLeft(6);
      case "m" -> BigDecimal.ONE.movePointLeft(3);
      case "k" -> BigDecimal.ONE.movePointRight(3);
      case "M" -> BigDecimal.ONE.movePointRight(6);
      case "G" -> BigDecimal.ONE.movePointRight(9);
      case "T" -> BigDecimal.ONE.movePointRight(12);
      case "P" -> BigDecimal.ONE.movePointRight(15);
      case "E" -> BigDecimal.ONE.movePointRight(18);
      case "Ki" -> BigDecimal.valueOf(1L << 10);
      case "Mi" -> BigDecimal.valueOf(1L << 20);
      case "Gi" -> BigDecimal.valueOf(1L << 30);
      case "Ti" -> BigDecimal.valueOf(1L << 40);
      case "Pi" -> BigDecimal.valueOf(1L << 50);
      case "Ei" -> BigDecimal.valueOf(1L << 60);
      default -> exponent(suffix);
    };
  }

  private static @Nullable BigDecimal exponent(String suffix) {
    if (suffix.length() < 2 || suffix.length() > 4 || "eE".indexOf(suffix.charAt(0)) < 0) {
      return null;
    }
    try {
      int power = Integer.parseInt(suffix.substring(1));
      return Math.abs(power) > 30 ? null : BigDecimal.ONE.scaleByPowerOfTen(power);
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }
}
