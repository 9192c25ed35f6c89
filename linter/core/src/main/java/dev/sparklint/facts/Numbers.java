package dev.sparklint.facts;

/** Whole numbers out of settings. */
final class Numbers {

  private Numbers() {}

  /** A number of at most nine digits, or -1 when the text is none. */
  static long parse(String text) {
    return parse(text, 9);
  }

  /** A number of at most so many digits, 18 at most, or -1 when the text is none. */
  static long parse(String text, int digits) {
    if (text.isEmpty() || text.length() > digits) {
      return -1;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return -1;
      }
    }
    return Long.parseLong(text);
  }

  static Effective<Long> orDefault(Effective<String> text, long value, String source) {
    return text instanceof Effective.Unset<String>
        ? new Effective.Defaulted<>(value, source)
        : orUnknown(text, source);
  }

  static Effective<Long> orUnknown(Effective<String> text, String unsetReason) {
    if (text instanceof Effective.Written<String> written) {
      long number = parse(written.value());
      return number < 0
          ? new Effective.Unknown<>("'" + written.value() + "' is no number")
          : new Effective.Written<>(number, written.place());
    }
    return text instanceof Effective.Unknown<String> unknown
        ? new Effective.Unknown<>(unknown.reason())
        : new Effective.Unknown<>(unsetReason);
  }
}
