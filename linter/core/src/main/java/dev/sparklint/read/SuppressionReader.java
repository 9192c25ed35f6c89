package dev.sparklint.read;

import dev.sparklint.model.Suppression;
import dev.sparklint.text.Place;
import dev.sparklint.text.SourceText;
import java.util.ArrayList;
import java.util.List;

/** Finds comments {@code # sparklint: ignore[rule-id, …] reason}, wherever a line has one. */
final class SuppressionReader {

  private static final String MARK = "sparklint:";
  private static final String IGNORE = "ignore[";

  private final String path;
  private final String text;
  private final SourceText source;
  private final List<Suppression> suppressions = new ArrayList<>();
  private int targetAbove;

  private SuppressionReader(String path, String text) {
    this.path = path;
    this.text = text;
    this.source = SourceText.of(text);
  }

  static List<Suppression> read(String path, String text) {
    if (text.indexOf(MARK) < 0) {
      return List.of();
    }
    SuppressionReader reader = new SuppressionReader(path, text);
    int at = text.indexOf(MARK);
    while (at >= 0) {
      at = text.indexOf(MARK, reader.readAt(at));
    }
    return reader.suppressions;
  }

  /** Returns where to go on: a line has one such comment, what follows in it is the reason. */
  private int readAt(int mark) {
    int hash = skipBack(mark);
    int open = skip(mark + MARK.length());
    if (hash < 0 || !text.startsWith(IGNORE, open)) {
      return mark + 1;
    }
    int lineEnd = lineEnd(mark);
    int close = indexOf(']', open, lineEnd);
    if (close == lineEnd) {
      return lineEnd;
    }
    String reason = text.substring(close + 1, lineEnd).strip();
    int line = source.span(hash, hash).line();
    int target = standsAlone(hash) ? target(lineEnd, line) : line;
    int start = open + IGNORE.length();
    while (start <= close) {
      int end = indexOf(',', start, close);
      add(start, end, target, reason);
      start = end + 1;
    }
    return lineEnd;
  }

  private void add(int start, int end, int target, String reason) {
    int from = skip(start);
    int until = end;
    while (until > from && text.charAt(until - 1) == ' ') {
      until--;
    }
    if (from < until) {
      Place place = new Place(path, source.span(from, until));
      suppressions.add(new Suppression(text.substring(from, until), place, target, reason));
    }
  }

  /** The offset of the {@code #} before the mark that starts a comment, or -1. */
  private int skipBack(int mark) {
    int i = mark - 1;
    while (i >= 0 && text.charAt(i) == ' ') {
      i--;
    }
    boolean comment = i >= 0 && text.charAt(i) == '#';
    return comment && (i == 0 || Character.isWhitespace(text.charAt(i - 1))) ? i : -1;
  }

  private boolean standsAlone(int hash) {
    int i = hash - 1;
    while (i >= 0 && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
      i--;
    }
    return i < 0 || isLineBreak(text.charAt(i));
  }

  /** Comments on end share what is below them, which is looked for once. */
  private int target(int lineEnd, int line) {
    if (targetAbove <= line) {
      targetAbove = targetBelow(lineEnd, line);
    }
    return targetAbove;
  }

  /** The first line below that is neither blank nor a comment. */
  private int targetBelow(int lineEnd, int line) {
    int target = line;
    int at = lineEnd;
    while (at < text.length()) {
      at += text.startsWith("\r\n", at) ? 2 : 1;
      target++;
      int start = at;
      while (start < text.length() && (text.charAt(start) == ' ' || text.charAt(start) == '\t')) {
        start++;
      }
      boolean blank = start == text.length() || isLineBreak(text.charAt(start));
      if (!blank && text.charAt(start) != '#') {
        return target;
      }
      at = lineEnd(at);
    }
    return target;
  }

  private int skip(int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) == ' ') {
      i++;
    }
    return i;
  }

  /** Where the character stands before {@code end}, else {@code end}. */
  private int indexOf(char wanted, int from, int end) {
    int i = from;
    while (i < end && text.charAt(i) != wanted) {
      i++;
    }
    return i;
  }

  private int lineEnd(int from) {
    int i = from;
    while (i < text.length() && !isLineBreak(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isLineBreak(char c) {
    return c == '\n' || c == '\r';
  }
}
