package dev.sparklint.report;

/**
 * Makes visible what would otherwise steer a terminal, break a line, or change the order in which a
 * reader sees the text.
 */
public final class ControlCharacters {

  private static final String DIGITS = "0123456789abcdef";

  private ControlCharacters() {}

  /** The text with {@code \n}, {@code \u001b} and the like in place of control characters. */
  public static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    append(text, out);
    return out.toString();
  }

  static void append(String text, StringBuilder out) {
    int at = 0;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      if (isControl(point)) {
        appendEscaped(point, out);
      } else {
        out.appendCodePoint(point);
      }
      at += Character.charCount(point);
    }
  }

  /** Control characters, line separators, marks that reorder or hide text, and lone surrogates. */
  static boolean isControl(int point) {
    if (point < 0x7f) {
      return point < 0x20;
    }
    if (point < 0x2000) {
      return point <= 0x9f || point == 0xad || point == 0x61c || point == 0x180e;
    }
    return (point <= 0x200f && point >= 0x200b && point != 0x200c && point != 0x200d)
        || (point >= 0x2028 && point <= 0x202e)
        || (point >= 0x2060 && point <= 0x206f)
        || (point >= 0xd800 && point <= 0xdfff)
        || point == 0xfeff
        || (point >= 0xfff9 && point <= 0xfffb)
        || (point >= 0xe0000 && point <= 0xe007f);
  }

  /** An escape that JSON reads, too. */
  static void appendEscaped(int point, StringBuilder out) {
    switch (point) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (point > 0xffff) {
          appendUnit(Character.highSurrogate(point), out);
          appendUnit(Character.lowSurrogate(point), out);
        } else {
          appendUnit((char) point, out);
        }
      }
    }
  }

  private static void appendUnit(char unit, StringBuilder out) {
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append(DIGITS.charAt((unit >> shift) & 15));
    }
  }
}
