package dev.sparklint.text;

import java.util.Collection;

/** Finds what somebody probably meant. */
public final class Nearest {

  private Nearest() {}

  /** The word with the fewest edits to get there, empty when none is near. */
  public static String of(String written, Collection<String> known) {
    String nearest = "";
    int best = Math.max(2, written.length() / 3) + 1;
    for (String word : known) {
      int distance = distance(written, word, best);
      if (distance < best) {
        best = distance;
        nearest = word;
      }
    }
    return nearest;
  }

  /** Levenshtein's distance, or {@code limit} when it is that or more. */
  private static int distance(String left, String right, int limit) {
    if (Math.abs(left.length() - right.length()) >= limit) {
      return limit;
    }
    int[] row = new int[right.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int substitution = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substitution, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return Math.min(row[right.length()], limit);
  }
}
