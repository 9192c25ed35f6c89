package dev.sparklint.facts;

import dev.sparklint.text.Located;
import dev.sparklint.text.Unfilled;

/** Tells values that somebody wrote from values that something else fills in later. */
final class Placeholders {

  private Placeholders() {}

  /**
   * The text as a known value, or Unknown when a template, a shell or Spark replaces a part of it.
   */
  static Effective<String> effective(Located<String> text) {
    String placeholder = find(text.value());
    return placeholder.isEmpty()
        ? new Effective.Written<>(text.value(), text.place())
        : new Effective.Unknown<>("filled in from " + placeholder);
  }

  /**
   * The first part of an {@link Unfilled} value, {@code $X}, <code>${X}</code>, {@code $(X)},
   * <code>{{X}}</code>, {@code %{X}}, {@code <X>}, {@code @X@}, {@code %X%} or {@code __X__}; or
   * empty.
   */
  static String find(String text) {
    for (int i = 0; i + 1 < text.length(); i++) {
      char c = text.charAt(i);
      char next = text.charAt(i + 1);
      if (c == Unfilled.OPEN) {
        return cut(text, i, Unfilled.CLOSE);
      }
      if (c == '$' && (next == '{' || next == '(' || Character.isJavaIdentifierStart(next))) {
        return cut(text, i, next == '{' ? '}' : next == '(' ? ')' : ' ');
      }
      if ((c == '{' || c == '%') && (next == '{' || (c == '{' && next == '%'))) {
        return cut(text, i, '}');
      }
    }
    return isEnclosed(text, "<", ">")
            || isEnclosed(text, "@", "@")
            || isEnclosed(text, "%", "%")
            || isEnclosed(text, "__", "__")
        ? text
        : "";
  }

  /** {@code @CORES@}: one word between the marks of a tool that replaces it. */
  private static boolean isEnclosed(String text, String start, String end) {
    if (text.length() <= start.length() + end.length()
        || !text.startsWith(start)
        || !text.endsWith(end)) {
      return false;
    }
    for (int i = start.length(); i < text.length() - end.length(); i++) {
      char c = text.charAt(i);
      boolean ofWord = Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
      if (!ofWord && !start.equals("<")) {
        return false;
      }
    }
    return true;
  }

  private static String cut(String text, int start, char closing) {
    int end = text.indexOf(closing, start);
    return end < 0 ? text.substring(start) : text.substring(start, closing == ' ' ? end : end + 1);
  }
}
