package dev.sparklint.facts;

import dev.sparklint.registry.ValueType;
import dev.sparklint.text.Nearest;
import java.util.Locale;

/** Guesses the value that was meant by one that Spark refuses, where only one can have been. */
record Intention(Setting setting, String value, ValueType type) {

  Effective<String> meant() {
    String guess = guess();
    boolean better = !guess.isEmpty() && !guess.equals(value) && type.refusal(guess) == null;
    return better
        ? new Effective.Written<>(guess, setting.entry().value().place())
        : new Effective.Unset<>();
  }

  private String guess() {
    return switch (type.name()) {
      case "boolean" -> truth(value.trim().toLowerCase(Locale.ROOT));
      case "int", "long" -> value.endsWith(".0") ? value.substring(0, value.length() - 2) : "";
      case "time" -> time(value.trim().toLowerCase(Locale.ROOT));
      case "bytes" -> size();
      case "enum" -> word();
      default -> "";
    };
  }

  private static String truth(String word) {
    return switch (word) {
      case "yes", "on", "1", "y", "enabled", "enable" -> "true";
      case "no", "off", "0", "n", "disabled", "disable" -> "false";
      default -> "";
    };
  }

  private static String time(String text) {
    int digits = 0;
    while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
      digits++;
    }
    String unit =
        switch (text.substring(digits).trim()) {
          case "ms", "millis", "msec", "millisecond", "milliseconds" -> "ms";
          case "s", "sec", "secs", "second", "seconds" -> "s";
          case "m", "min", "mins", "minute", "minutes" -> "m";
          case "h", "hr", "hrs", "hour", "hours" -> "h";
          case "d", "day", "days" -> "d";
          default -> "";
        };
    return digits == 0 || unit.isEmpty() ? "" : text.substring(0, digits) + unit;
  }

  private String size() {
    String exact = setting.inSparkNotation().orNull();
    if (exact != null) {
      return exact;
    }
    StringBuilder joined = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) != ' ') {
        joined.append(value.charAt(i));
      }
    }
    return joined.toString();
  }

  private String word() {
    String sameLetters = type.inSparksCase(value.trim());
    return type.values().contains(sameLetters)
        ? sameLetters
        : Nearest.of(value.trim(), type.values());
  }
}
