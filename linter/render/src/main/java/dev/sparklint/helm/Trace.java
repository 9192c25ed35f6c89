package dev.sparklint.helm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rendering and its marked copy, line by line.
 *
 * @param files by the path that Helm gives the template
 */
record Trace(Map<String, FileTrace> files) {

  /** Digests of what is marked differ, and are nothing that anybody edits. */
  private static final int SHORTEST_DIGEST = 32;

  /**
   * The lines of a rendered template.
   *
   * @param marked the marked text; null when the template's copy came out differently
   * @param lines for each line of the rendered text the offset in the marked one where it begins;
   *     -1 for lines that are not the template's
   */
  record FileTrace(Marks.@Nullable Stripped marked, List<Integer> lines) {
    FileTrace {
      lines = List.copyOf(lines);
    }
  }

  static Trace of(HelmOutput expected, Map<String, Marks.Stripped> raw) {
    Map<String, FileTrace> files = new HashMap<>();
    for (Map.Entry<String, List<String>> file : expected.documents().entrySet()) {
      files.put(file.getKey(), aligned(file.getValue(), raw.get(file.getKey())));
    }
    return new Trace(files);
  }

  /** Whether all of the marked copy came out as the chart does. */
  boolean isWhole() {
    return size() == files.size();
  }

  /** How many templates came out as they do without marks. */
  int size() {
    int size = 0;
    for (FileTrace file : files.values()) {
      size += file.marked() == null ? 0 : 1;
    }
    return size;
  }

  /** This trace, and the other's for templates of which this has none. */
  Trace or(Trace other) {
    Map<String, FileTrace> both = new HashMap<>(files);
    for (Map.Entry<String, FileTrace> file : other.files.entrySet()) {
      FileTrace own = both.get(file.getKey());
      if (own == null || own.marked() == null) {
        both.put(file.getKey(), file.getValue());
      }
    }
    return new Trace(both);
  }

  private static FileTrace aligned(List<String> documents, Marks.@Nullable Stripped raw) {
    List<Integer> lines = new ArrayList<>();
    boolean whole = raw != null;
    List<String> rawLines = raw == null ? List.of() : lines(raw.text());
    int[] starts = starts(rawLines);
    boolean[] taken = new boolean[rawLines.size()];
    for (String document : documents) {
      lines.add(-1);
      List<String> own = lines(document.stripTrailing());
      int at = find(own, rawLines, taken);
      whole &= at >= 0;
      for (int i = 0; i < own.size(); i++) {
        lines.add(at < 0 ? -1 : starts[at + i]);
      }
      for (int i = own.size(); i < lines(document).size(); i++) {
        lines.add(-1);
      }
    }
    return new FileTrace(whole ? raw : null, lines);
  }

  /** Where a document stands among the lines of its template, which Helm may have reordered. */
  private static int find(List<String> document, List<String> lines, boolean[] taken) {
    for (int at = 0; at + document.size() <= lines.size(); at++) {
      boolean here = !taken[at];
      for (int i = 0; i < document.size() && here; i++) {
        here = isAlike(document.get(i), lines.get(at + i), i == 0);
      }
      if (here) {
        for (int i = 0; i < document.size(); i++) {
          taken[at + i] = true;
        }
        return at;
      }
    }
    return -1;
  }

  private static boolean isAlike(String one, String other, boolean first) {
    String left = first ? one.strip() : one;
    String right = first ? other.strip() : other;
    if (left.equals(right) || left.stripTrailing().equals(right.stripTrailing())) {
      return true;
    }
    return withoutQuotesAndDigests(left).equals(withoutQuotesAndDigests(right));
  }

  /** A number in quotes needs none once it is marked. */
  private static String withoutQuotesAndDigests(String line) {
    StringBuilder text = new StringBuilder(line.length());
    int at = 0;
    while (at < line.length()) {
      char c = line.charAt(at);
      int end = at;
      while (end < line.length() && Character.digit(line.charAt(end), 16) >= 0) {
        end++;
      }
      if (end - at >= SHORTEST_DIGEST) {
        at = end;
      } else if (c == '"' || c == '\'') {
        at++;
      } else {
        text.append(c);
        at++;
      }
    }
    return text.toString();
  }

  private static int[] starts(List<String> lines) {
    int[] starts = new int[lines.size()];
    int at = 0;
    for (int i = 0; i < starts.length; i++) {
      starts[i] = at;
      at += lines.get(i).length() + 1;
    }
    return starts;
  }

  /** Lines without their {@code \n}; a text that ends with one has no empty line behind it. */
  static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      lines.add(text.substring(at, end));
      at = end + 1;
    }
    return lines;
  }
}
