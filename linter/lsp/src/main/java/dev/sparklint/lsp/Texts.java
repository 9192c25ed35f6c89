package dev.sparklint.lsp;

import dev.sparklint.report.LineSource;
import dev.sparklint.text.Span;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/**
 * Leads between our places, 1-based with columns in code points, and those of the protocol, 0-based
 * with columns in UTF-16 units.
 */
record Texts(LineSource lines) {

  Range range(String path, Span span) {
    return new Range(
        position(path, span.line(), span.column()),
        position(path, span.endLine(), span.endColumn()));
  }

  private Position position(String path, int line, int column) {
    String text = lines.line(path, line);
    int units = column - 1;
    if (text != null) {
      int points = Math.min(column - 1, text.codePointCount(0, text.length()));
      units = text.offsetByCodePoints(0, points);
    }
    return new Position(line - 1, units);
  }

  /** The 1-based column in code points. */
  int column(String path, Position position) {
    String text = lines.line(path, position.getLine() + 1);
    int units = text == null ? 0 : Math.min(position.getCharacter(), text.length());
    return text == null ? 1 : text.codePointCount(0, units) + 1;
  }

  /** The text of a line before a position; empty where there is no such line. */
  String before(String path, Position position) {
    String text = lines.line(path, position.getLine() + 1);
    return text == null ? "" : text.substring(0, Math.min(position.getCharacter(), text.length()));
  }
}
