package dev.sparklint.helm;

import java.util.ArrayList;
import java.util.List;

/**
 * The text of a Go template, cut into what is copied and what is done. Cuts as {@code
 * text/template/parse} does: an action ends at the first <code>}}</code> outside of its strings.
 */
final class TemplateText {

  private static final String OPEN = "{{";
  private static final String CLOSE = "}}";

  private final String text;
  private final List<Piece> pieces = new ArrayList<>();

  private TemplateText(String text) {
    this.text = text;
  }

  /**
   * A piece of a template.
   *
   * @param start UTF-16 offset in the file
   * @param end exclusive
   * @param action whether it is an action, braces included; else it is copied
   * @param trimsBefore whether the action takes the white space before it away
   * @param trimsAfter whether it takes the white space behind it away
   */
  record Piece(int start, int end, boolean action, boolean trimsBefore, boolean trimsAfter) {}

  static TemplateText of(String text) {
    TemplateText template = new TemplateText(text);
    template.cut();
    return template;
  }

  List<Piece> pieces() {
    return pieces;
  }

  /** What an action says, without braces, dashes and blanks. */
  String words(Piece action) {
    String inside =
        text.substring(action.start() + 2, Math.max(action.start() + 2, action.end() - 2));
    int start = inside.startsWith("-") ? 1 : 0;
    int end =
        inside.length() > start && inside.endsWith("-") ? inside.length() - 1 : inside.length();
    return inside.substring(start, end).strip();
  }

  /** The first word of an action: {@code if}, {@code include}, {@code .Values.x}. */
  String keyword(Piece action) {
    String words = words(action);
    int end = 0;
    while (end < words.length() && !Character.isWhitespace(words.charAt(end))) {
      end++;
    }
    return words.substring(0, end);
  }

  /** Whether an action writes nothing by itself. */
  boolean isControl(Piece action) {
    String words = words(action);
    return switch (keyword(action)) {
      case "if", "else", "end", "range", "with", "define", "block", "break", "continue" -> true;
      default -> words.startsWith("/*") || isAssignment(words);
    };
  }

  private static boolean isAssignment(String words) {
    if (!words.startsWith("$")) {
      return false;
    }
    int end = 1;
    while (end < words.length() && Character.isJavaIdentifierPart(words.charAt(end))) {
      end++;
    }
    String rest = words.substring(end).strip();
    return rest.startsWith(":=") || rest.startsWith("=");
  }

  private void cut() {
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf(OPEN, at);
      if (open < 0) {
        add(at, text.length());
        return;
      }
      add(at, open);
      int end = endOfAction(open);
      boolean trimsBefore = text.startsWith("-", open + 2) && isBlank(open + 3);
      boolean trimsAfter = end - 3 > open && text.charAt(end - 3) == '-' && isBlank(end - 4);
      pieces.add(new Piece(open, end, true, trimsBefore, trimsAfter));
      at = end;
    }
  }

  private boolean isBlank(int at) {
    return at < text.length() && Character.isWhitespace(text.charAt(at));
  }

  private void add(int start, int end) {
    if (end > start) {
      pieces.add(new Piece(start, end, false, false, false));
    }
  }

  private int endOfAction(int open) {
    int at = open + 2;
    int start = text.startsWith("- ", at) ? at + 2 : at;
    while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    if (text.startsWith("/*", start)) {
      int end = text.indexOf("*/", start + 2);
      at = end < 0 ? text.length() : end + 2;
    }
    while (at < text.length() && !text.startsWith(CLOSE, at)) {
      char c = text.charAt(at);
      at = c == '"' || c == '`' || c == '\'' ? endOfString(at, c) : at + 1;
    }
    return Math.min(text.length(), at + 2);
  }

  private int endOfString(int quote, char c) {
    int at = quote + 1;
    while (at < text.length() && text.charAt(at) != c) {
      if (text.charAt(at) == '\n' && c != '`') {
        return at;
      }
      at += text.charAt(at) == '\\' && c != '`' ? 2 : 1;
    }
    return Math.min(text.length(), at + 1);
  }
}
