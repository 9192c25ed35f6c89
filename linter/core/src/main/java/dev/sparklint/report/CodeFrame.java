package dev.sparklint.report;

import dev.sparklint.text.Span;

/**
 * One line of code as it is shown, with the columns to underline.
 *
 * @param code tabs expanded, control characters made visible, secrets hidden, cut when too long
 * @param caretStart columns of the terminal before the first caret
 * @param carets how many, at least one
 */
record CodeFrame(String code, int caretStart, int carets) {

  private static final int LONGEST = 160;

  /** Of a cut line, this much is shown before the span. */
  private static final int LEAD = 40;

  private static final int TAB = 4;

  /** Lines longer than this are only looked at near the span. */
  private static final int HUGE = 10_000;

  private static final int NEAR = 1_000;

  static CodeFrame of(RedactedLine line, Span span) {
    String text = line.text();
    int start = Redactor.offset(text, span.column());
    int end =
        span.endLine() > span.line() ? text.length() : Redactor.offset(text, span.endColumn());
    int from = text.length() > HUGE ? line.outside(Math.max(0, start - NEAR)) : 0;
    int to = text.length() > HUGE ? Math.min(text.length(), start + NEAR) : text.length();
    if (from > 0 && Character.isLowSurrogate(text.charAt(from))) {
      from--;
    }
    Cells cells = new Cells(line, from, to);
    cells.measure(start, end);
    return cells.frame(from > 0);
  }

  /** Walks over a line cell by cell: a code point, or a whole hidden stretch. */
  private static final class Cells {

    private final RedactedLine line;
    private final int from;
    private final int to;
    private final StringBuilder cell = new StringBuilder();

    private int at;
    private int column;
    private int width;

    private int caretStart = -1;
    private int caretEnd = -1;
    private int totalWidth;
    private int measuredEnd;

    Cells(RedactedLine line, int from, int to) {
      this.line = line;
      this.from = from;
      this.to = to;
    }

    /** Finds the columns of the span and the width of the whole. */
    void measure(int start, int end) {
      rewind();
      int textEnd = trimmedEnd();
      while (at < to) {
        int before = at;
        int columnBefore = column;
        next();
        if (caretStart < 0 && start < at) {
          caretStart = columnBefore;
        }
        if (before < Math.min(end, textEnd)) {
          caretEnd = column;
        }
      }
      totalWidth = column;
      measuredEnd = at;
      caretStart = caretStart < 0 ? totalWidth : caretStart;
      caretEnd = Math.max(caretStart + 1, caretEnd);
    }

    CodeFrame frame(boolean cutBefore) {
      int windowStart = 0;
      if (totalWidth > LONGEST && caretEnd > LONGEST) {
        windowStart = Math.max(0, Math.min(caretStart - LEAD, totalWidth - LONGEST));
      }
      int windowEnd = Math.min(totalWidth, windowStart + LONGEST);
      StringBuilder code = new StringBuilder();
      int lead = windowStart > 0 || cutBefore ? 1 : 0;
      if (lead > 0) {
        code.append('…');
      }
      int firstColumn = appendCells(windowStart, windowEnd, code);
      stripTrailing(code);
      if (windowEnd < totalWidth || measuredEnd < line.text().length()) {
        code.append('…');
      }
      int carets = Math.min(caretEnd, Math.max(windowEnd, caretStart + 1)) - caretStart;
      return new CodeFrame(code.toString(), caretStart - firstColumn + lead, carets);
    }

    /** Appends the cells that lie wholly in the window; returns the column of the first. */
    private int appendCells(int windowStart, int windowEnd, StringBuilder code) {
      int firstColumn = -1;
      rewind();
      while (at < to && column < windowEnd) {
        int columnBefore = column;
        next();
        if (columnBefore >= windowStart && column <= windowEnd) {
          firstColumn = firstColumn < 0 ? columnBefore : firstColumn;
          code.append(cell);
        }
      }
      return Math.max(firstColumn, 0);
    }

    private void rewind() {
      at = from;
      column = 0;
    }

    /** Moves over one cell and leaves its text in {@code cell}. */
    private void next() {
      cell.setLength(0);
      int hiddenEnd = line.hiddenEnd(at);
      if (hiddenEnd >= 0) {
        cell.append(RedactedLine.MASK);
        width = RedactedLine.MASK.length();
        at = hiddenEnd;
      } else {
        int point = line.text().codePointAt(at);
        appendPoint(point);
        at += Character.charCount(point);
      }
      column += width;
    }

    private void appendPoint(int point) {
      if (point == '\t') {
        width = TAB - column % TAB;
        cell.append("    ", 0, width);
      } else if (ControlCharacters.isControl(point)) {
        ControlCharacters.appendEscaped(point, cell);
        width = cell.length();
      } else {
        cell.appendCodePoint(point);
        width = CharacterWidth.of(point);
      }
    }

    private int trimmedEnd() {
      int end = to;
      while (end > from && line.text().charAt(end - 1) <= ' ') {
        end--;
      }
      return end;
    }

    private static void stripTrailing(StringBuilder code) {
      int end = code.length();
      while (end > 0 && code.charAt(end - 1) == ' ') {
        end--;
      }
      code.setLength(end);
    }
  }
}
