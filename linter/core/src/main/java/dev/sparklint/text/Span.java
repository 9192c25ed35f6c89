package dev.sparklint.text;

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
