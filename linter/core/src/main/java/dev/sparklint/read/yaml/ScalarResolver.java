package dev.sparklint.read.yaml;

import org.jspecify.annotations.Nullable;

/**
 * Tells booleans, numbers and nulls from strings as Kubernetes does, whose YAML is close to version
 * 1.1.
 *
 * @see <a
 *     href="https://github.com/kubernetes-sigs/yaml/blob/v1.4.0/goyaml.v2/resolve.go">resolve.go of
 *     sigs.k8s.io/yaml</a>
 */
final class ScalarResolver {

  private static final String STANDARD = "tag:yaml.org,2002:";

  private ScalarResolver() {}

  static YamlType type(YamlScalar scalar) {
    String tag = scalar.tag();
    if (tag == null) {
      return scalar.style() == YamlStyle.PLAIN ? type(scalar.text()) : YamlType.STRING;
    }
    YamlType type = type(scalar.text());
    return switch (tag) {
      case STANDARD + "bool" -> type == YamlType.BOOLEAN ? type : YamlType.STRING;
      case STANDARD + "int" -> type == YamlType.INTEGER ? type : YamlType.STRING;
      case STANDARD + "null" -> type == YamlType.NULL ? type : YamlType.STRING;
      case STANDARD + "float" ->
          type == YamlType.FLOAT || type == YamlType.INTEGER ? YamlType.FLOAT : YamlType.STRING;
      default -> YamlType.STRING;
    };
  }

  private static YamlType type(String text) {
    if (text.isEmpty()) {
      return YamlType.NULL;
    }
    char first = text.charAt(0);
    if (isDigit(first) || first == '+' || first == '-' || first == '.') {
      return numberType(text, first);
    }
    return switch (text) {
      case "~", "null", "Null", "NULL" -> YamlType.NULL;
      case "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON" ->
          YamlType.BOOLEAN;
      case "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF" ->
          YamlType.BOOLEAN;
      default -> YamlType.STRING;
    };
  }

  static boolean isTrue(String text) {
    char first = text.charAt(0);
    return first == 'y'
        || first == 'Y'
        || first == 't'
        || first == 'T'
        || text.equals("on")
        || text.equals("On")
        || text.equals("ON");
  }

  private static YamlType numberType(String text, char first) {
    YamlType special =
        switch (first == '.' ? text : text.substring(1)) {
          case ".inf", ".Inf", ".INF" -> isDigit(first) ? YamlType.STRING : YamlType.FLOAT;
          case ".nan", ".NaN", ".NAN" -> first == '.' ? YamlType.FLOAT : YamlType.STRING;
          default -> null;
        };
    if (special != null) {
      return special;
    }
    String plain = first == '.' ? text : withoutUnderscores(text);
    if (digitsFrom(plain) >= 0) {
      return YamlType.INTEGER;
    }
    return isFloat(plain) && !Double.isInfinite(Double.parseDouble(plain))
        ? YamlType.FLOAT
        : YamlType.STRING;
  }

  /** The value of a text whose type is INTEGER; null if it does not fit. */
  static @Nullable Long integer(String text) {
    String plain = withoutUnderscores(text);
    int start = digitsFrom(plain);
    boolean negative = plain.charAt(0) == '-';
    int base = base(plain, signLength(plain));
    long value = 0;
    for (int i = start; i < plain.length(); i++) {
      int digit = Character.digit(plain.charAt(i), base);
      // counts downwards, since the least number has no positive counterpart
      if (value < (Long.MIN_VALUE + digit) / base) {
        return null;
      }
      value = value * base - digit;
    }
    if (negative) {
      return value;
    }
    return value == Long.MIN_VALUE ? null : -value;
  }

  /** Where the digits of an integer begin, after sign and prefix; -1 if it is none. */
  private static int digitsFrom(String plain) {
    int sign = signLength(plain);
    int base = base(plain, sign);
    int start = sign;
    if (base != 10) {
      boolean prefixed = plain.length() > sign + 1 && !isDigit(plain.charAt(sign + 1));
      start += prefixed ? 2 : 1;
    }
    if (start >= plain.length()) {
      return -1;
    }
    for (int i = start; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (c >= 128 || Character.digit(c, base) < 0) {
        return -1;
      }
    }
    return start;
  }

  private static int base(String plain, int sign) {
    if (plain.length() < sign + 2 || plain.charAt(sign) != '0') {
      return 10;
    }
    return switch (plain.charAt(sign + 1)) {
      case 'x', 'X' -> 16;
      case 'b', 'B' -> 2;
      default -> 8;
    };
  }

  private static boolean isFloat(String plain) {
    int at = signLength(plain);
    int whole = digits(plain, at);
    at += whole;
    int fraction = 0;
    if (at < plain.length() && plain.charAt(at) == '.') {
      fraction = digits(plain, at + 1);
      at += 1 + fraction;
    }
    if (whole + fraction == 0) {
      return false;
    }
    if (at < plain.length() && (plain.charAt(at) == 'e' || plain.charAt(at) == 'E')) {
      at += 1 + signLength(plain.substring(at + 1));
      int exponent = digits(plain, at);
      return exponent > 0 && at + exponent == plain.length();
    }
    return at == plain.length();
  }

  private static int digits(String text, int start) {
    int end = start;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end - start;
  }

  private static int signLength(String text) {
    return !text.isEmpty() && (text.charAt(0) == '+' || text.charAt(0) == '-') ? 1 : 0;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static String withoutUnderscores(String text) {
    return text.indexOf('_') < 0 ? text : text.replace("_", "");
  }
}
