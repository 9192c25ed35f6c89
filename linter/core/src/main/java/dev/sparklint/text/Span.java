package dev.sparklint.text;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of one file. Lines and columns are 1-based, columns count Unicode code points, the end
 * is exclusive.
 */
public record Span(int line, int column, int endLine, int endColumn) implements Comparable<Span> {

  public Span {
    if (line < 1 || column < 1 || endLine < line || (endLine == line && endColumn < column)) {
      throw new IllegalArgumentException(
          "not a span: " + line + ":" + column + " to " + endLine + ":" + endColumn);
    }
  }

  /** The empty span at one position. */
  public static Span at(int line, int column) {
    return new Span(line, column, line, column);
  }

  /** From the start of this span to the end of {@code last}. */
  public Span to(Span last) {
    return new Span(line, column, last.endLine, last.endColumn);
  }

  // Written out: of those that come with a record the first call takes as long as a hundred rules.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Span span
        && line == span.line
        && column == span.column
        && endLine == span.endLine
        && endColumn == span.endColumn;
  }

  @Override
  public int hashCode() {
    return ((line * 31 + column) * 31 + endLine) * 31 + endColumn;
  }

  @Override
  public int compareTo(Span other) {
    int order = Integer.compare(line, other.line);
    if (order == 0) {
      order = Integer.compare(column, other.column);
    }
    if (order == 0) {
      order = Integer.compare(endLine, other.endLine);
    }
    return order != 0 ? order : Integer.compare(endColumn, other.endColumn);
  }
}
