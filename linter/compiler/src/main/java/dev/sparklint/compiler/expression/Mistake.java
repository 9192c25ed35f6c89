package dev.sparklint.compiler.expression;

/**
 * Something wrong in an expression, said to the author of the rule.
 *
 * @param line 1-based, inside the expression
 * @param column 1-based, in code points
 */
public record Mistake(int line, int column, String message) implements Comparable<Mistake> {

  /** At a place in {@code text} given as code points from its start. */
  static Mistake at(String text, int offset, String message) {
    int line = 1;
    int column = 1;
    int index = 0;
    for (int i = 0; i < offset && index < text.length(); i++) {
      int codePoint = text.codePointAt(index);
      index += Character.charCount(codePoint);
      column = codePoint == '\n' ? 1 : column + 1;
      line += codePoint == '\n' ? 1 : 0;
    }
    return new Mistake(line, column, message);
  }

  @Override
  public int compareTo(Mistake other) {
    int order = Integer.compare(line, other.line);
    return order != 0 ? order : Integer.compare(column, other.column);
  }

  @Override
  public String toString() {
    return line + ":" + column + ": " + message;
  }
}
