package dev.sparklint.compiler.expression;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Guesses which known word a misspelt one was meant to be. */
final class Nearest {

  private Nearest() {}

  /**
   * The nearest word, or null when none is near: at most one change per three letters, and one in a
   * word of two.
   */
  static @Nullable String to(String word, Collection<String> known) {
    String nearest = null;
    int allowed = Math.min(word.length() - 1, Math.max(1, word.length() / 3));
    for (String candidate : known) {
      int distance = distance(word, candidate);
      if (distance <= allowed) {
        nearest = candidate;
        allowed = distance - 1;
      }
    }
    return nearest;
  }

  /** Insertions, deletions, replacements and swaps of neighbours; case does not count. */
  private static int distance(String from, String to) {
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
    return Character.toLowerCase(from.charAt(i - 1)) == Character.toLowerCase(to.charAt(j - 1));
  }
}
