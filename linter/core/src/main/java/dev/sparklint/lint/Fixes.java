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
import org.jspecify.annotations.Nullable;

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
    int free = text.length();
    for (int i = edits.size() - 1; i >= 0; i--) {
      Edit edit = edits.get(i);
      Span span = edit.place().span();
      int start = source.offset(span.line(), span.column());
      int end = source.offset(span.endLine(), span.endColumn());
      EntryText.Range range =
          switch (edit.kind()) {
            case REPLACE -> new EntryText.Range(start, end);
            case REMOVE -> EntryText.around(text, start);
            case INSERT_AFTER -> behindLine(text, end);
          };
      if (range != null && range.end() <= free) {
        String replacement =
            edit.kind() == Edit.Kind.INSERT_AFTER ? line(text, start, edit.text()) : edit.text();
        fixed.replace(range.start(), range.end(), replacement);
        free = range.start();
      }
    }
    return fixed.toString();
  }

  private static EntryText.@Nullable Range behindLine(String text, int end) {
    int start = text.lastIndexOf('\n', end - 1) + 1;
    int lineBreak = text.indexOf('\n', end);
    String before = text.substring(start, end);
    return lineBreak < 0 || before.contains("{") || before.contains("[")
        ? null
        : new EntryText.Range(lineBreak + 1, lineBreak + 1);
  }

  /** A line as far to the right as the one at an offset, with its line end. */
  private static String line(String text, int offset, String content) {
    int start = text.lastIndexOf('\n', offset - 1) + 1;
    int indentation = start;
    while (text.charAt(indentation) == ' ' || text.startsWith("- ", indentation)) {
      indentation++;
    }
    int lineBreak = text.indexOf('\n', offset);
    boolean carriageReturn = lineBreak > 0 && text.charAt(lineBreak - 1) == '\r';
    return " ".repeat(indentation - start) + content + (carriageReturn ? "\r\n" : "\n");
  }
}
