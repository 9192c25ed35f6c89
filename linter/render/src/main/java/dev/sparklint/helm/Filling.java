package dev.sparklint.helm;

import dev.sparklint.text.Unfilled;
import java.util.List;

/** Tells lines into which a placeholder was filled from lines that became others. */
final class Filling {

  private static final List<String> NOTHING = List.of("{}", "[]", "\"\"", "''", "null", "~");

  private Filling() {}

  /** Whether the lines are the same but for placeholders where nothing stood. */
  static boolean isFilledIn(LineDiff.Hunk hunk) {
    List<String> removed = hunk.removed();
    List<String> added = hunk.added();
    if (removed.isEmpty()) {
      return String.join("", added).indexOf(Unfilled.OPEN) >= 0;
    }
    if (removed.size() > added.size()) {
      return false;
    }
    for (int i = 0; i < removed.size(); i++) {
      if (!isFilledIn(removed.get(i), added.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isFilledIn(String removed, String added) {
    if (removed.equals(added) || (removed.isBlank() && added.isBlank())) {
      return true;
    }
    String empty = withoutNothing(removed);
    int open = added.indexOf(Unfilled.OPEN);
    int close = added.indexOf(Unfilled.CLOSE, open + 1);
    String before = open < 0 ? added : added.substring(0, open);
    if (bare(before).equals(bare(empty)) && removed.length() > empty.length()) {
      return true;
    }
    return open >= 0 && close >= 0 && bare(before + added.substring(close + 1)).equals(bare(empty));
  }

  private static String bare(String text) {
    return text.replace("\"", "").replace("'", "").strip();
  }

  private static String withoutNothing(String line) {
    String text = line.stripTrailing();
    for (String nothing : NOTHING) {
      if (text.endsWith(nothing)) {
        return text.substring(0, text.length() - nothing.length()).stripTrailing();
      }
    }
    return text;
  }
}
