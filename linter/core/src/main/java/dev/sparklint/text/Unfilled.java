package dev.sparklint.text;

/**
 * Text that stands where a value is that nobody here gives: its name in white square brackets,
 * which no manifest has. What holds it is not known.
 */
public final class Unfilled {

  public static final char OPEN = '\u27E6';
  public static final char CLOSE = '\u27E7';

  private Unfilled() {}

  /**
   * The text for a value.
   *
   * @param name for people, such as {@code .Values.image.tag}
   */
  public static String of(String name) {
    return OPEN + name + CLOSE;
  }

  public static boolean isIn(String text) {
    return text.indexOf(OPEN) >= 0;
  }
}
