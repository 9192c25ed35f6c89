package dev.sparklint.lint;

import dev.sparklint.findings.Edit;
import dev.sparklint.findings.Finding;
import dev.sparklint.text.SourceText;
import dev.sparklint.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The text edits of findings, put into the files that they are about. */
public final class Fixes {

  private Fixes() {}

  /**
   * The edits by the path of their file, in order; where two would touch the same text, the first.
   * A finding is mended whole or not at all.
   *
   * @param unsafe whether those count that may change what was meant
   */
  public static Map<String, List<Edit>> byPath(List<Finding> findings, boolean unsafe) {
    Map<String, List<Edit>> byPath = new TreeMap<>();
    for (Finding finding : findings) {
      boolean wanted = unsafe || finding.edits().stream().allMatch(Edit::safe);
      if (wanted && finding.edits().stream().allMatch(edit -> isFree(edit, byPath))) {
        for (Edit edit : finding.edits()) {
          byPath.computeIfAbsent(edit.place().path(), unused -> new ArrayList<>()).add(edit);
        }
      }
    }
    for (List<Edit> edits : byPath.values()) {
      edits.sort(Comparator.comparing(edit -> edit.place().span()));
    }
    return byPath;
  }

  private static boolean isFree(Edit edit, Map<String, List<Edit>> byPath) {
    Span span = edit.place().span();
    for (Edit other : byPath.getOrDefault(edit.place().path(), List.of())) {
      Span taken = other.place().span();
      boolean before = isBefore(span.endLine(), span.endColumn(), taken.line(), taken.column());
      boolean behind = isBefore(taken.endLine(), taken.endColumn(), span.line(), span.column());
      if (!before && !behind) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBefore(int line, int column, int otherLine, int otherColumn) {
    return line < otherLine || (line == otherLine && column <= otherColumn);
  }

  /** The text of a file with all edits made; everything else stays as it is. */
  public static String applied(String text, List<Edit> edits) {
    SourceText source = SourceText.of(text);
    StringBuilder fixed = new StringBuilder(text);
    for (int i = edits.size() - 1; i >= 0; i--) {
      Span span = edits.get(i).place().span();
      int start = source.offset(span.line(), span.column());
      int end = source.offset(span.endLine(), span.endColumn());
      fixed.replace(start, end, edits.get(i).replacement());
    }
    return fixed.toString();
  }
}
