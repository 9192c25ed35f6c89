package dev.sparklint.text;

import java.util.Collection;

/** Guesses which known word a misspelt one was meant to be. */
public final class Nearest {

  private Nearest() {}

  /**
   * The nearest word, or empty when none is near: at most one change per three letters, and one in
   * a word of two; of equally near ones the first.
   */
  public static String of(String word, Collection<String> known) {
    String nearest = "";
    int allowed = Math.min(word.length() - 1, Math.max(1, word.length() / 3));
    for (String candidate : known) {
      int distance = distance(word, candidate, allowed);
      if (distance <= allowed) {
        nearest = candidate;
        allowed = distance - 1;
      }
    }
    return nearest;
  }

  /**
   * Insertions, deletions, replacements and swaps of neighbours; case does not count.
   *
   * @param most where it need not be told any more; larger distances come out as {@code most + 1}
   */
  public static int distance(String from, String to, int most) {
    if (Math.abs(from.length() - to.length()) > most) {
      return most + 1;
    }
    int start = 0;
    int shorter = Math.min(from.length(), to.length());
    while (start < shorter && same(from.charAt(start), to.charAt(start))) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && same(from.charAt(from.length() - 1 - end), to.charAt(to.length() - 1 - end))) {
      end++;
    }
    String left = from.substring(start, from.length() - end);
    String right = to.substring(start, to.length() - end);
    return Math.min(full(left, right), most + 1);
  }

  private static int full(String from, String to) {
    int[][] cost = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int change = same(from, i, to, j) ? 0 : 1;
        cost[i][j] =
            Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        if (i > 1 && j > 1 && same(from, i, to, j - 1) && same(from, i - 1, to, j)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[from.length()][to.length()];
  }

  private static boolean same(String from, int i, String to, int j) {
    return same(from.charAt(i - 1), to.charAt(j - 1));
  }

  private static boolean same(char one, char other) {
    return one == other || Character.toLowerCase(one) == Character.toLowerCase(other);
  }
}
