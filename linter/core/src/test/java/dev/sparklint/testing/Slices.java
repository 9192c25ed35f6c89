package dev.sparklint.testing;

import dev.sparklint.text.Span;
import java.util.ArrayList;
import java.util.List;

/** Finds the text at a place in the plain way, to check the fast one. */
public final class Slices {

  private final String file;
  private final List<Integer> lines = new ArrayList<>();

  public Slices(String file) {
    this.file = file;
    lines.add(0);
    for (int i = 0; i < file.length(); i++) {
      if (file.charAt(i) == '\n' || (file.charAt(i) == '\r' && !file.startsWith("\n", i + 1))) {
        lines.add(i + 1);
      }
    }
  }

  /** What stands at {@code span} in {@code file}. */
  public static String slice(String file, Span span) {
    return new Slices(file).slice(span);
  }

  public String slice(Span span) {
    return file.substring(
        offset(span.line(), span.column()), offset(span.endLine(), span.endColumn()));
  }

  private int offset(int line, int column) {
    return file.offsetByCodePoints(lines.get(line - 1), column - 1);
  }
}
