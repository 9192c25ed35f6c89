package dev.sparklint.helm;

import java.util.ArrayList;
import java.util.List;

/** What differs between two texts, line by line. */
final class LineDiff {

  /** Longer stretches of different lines are taken as one. */
  private static final int LONGEST = 1_500;

  private LineDiff() {}

  /** Lines that stand in one text only, at the same point. */
  record Hunk(List<String> removed, List<String> added) {
    Hunk {
      removed = List.copyOf(removed);
      added = List.copyOf(added);
    }
  }

  /** The differences, in order; none if the texts are equal. */
  static List<Hunk> of(String one, String other) {
    List<String> left = Trace.lines(one);
    List<String> right = Trace.lines(other);
    int start = 0;
    int shorter = Math.min(left.size(), right.size());
    while (start < shorter && left.get(start).equals(right.get(start))) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && left.get(left.size() - 1 - end).equals(right.get(right.size() - 1 - end))) {
      end++;
    }
    return hunks(left.subList(start, left.size() - end), right.subList(start, right.size() - end));
  }

  private static List<Hunk> hunks(List<String> left, List<String> right) {
    List<Hunk> hunks = new ArrayList<>();
    if (left.isEmpty() && right.isEmpty()) {
      return hunks;
    }
    if (left.size() > LONGEST || right.size() > LONGEST) {
      hunks.add(new Hunk(left, right));
      return hunks;
    }
    int[][] common = common(left, right);
    List<String> removed = new ArrayList<>();
    List<String> added = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < left.size() || j < right.size()) {
      boolean both = i < left.size() && j < right.size();
      if (both && left.get(i).equals(right.get(j))) {
        flush(removed, added, hunks);
        i++;
        j++;
      } else if (j == right.size() || (i < left.size() && common[i + 1][j] >= common[i][j + 1])) {
        removed.add(left.get(i++));
      } else {
        added.add(right.get(j++));
      }
    }
    flush(removed, added, hunks);
    return hunks;
  }

  private static void flush(List<String> removed, List<String> added, List<Hunk> hunks) {
    if (!removed.isEmpty() || !added.isEmpty()) {
      hunks.add(new Hunk(removed, added));
      removed.clear();
      added.clear();
    }
  }

  /** The length of the longest common subsequence from each pair of lines on. */
  private static int[][] common(List<String> left, List<String> right) {
    int[][] common = new int[left.size() + 1][right.size() + 1];
    for (int i = left.size() - 1; i >= 0; i--) {
      for (int j = right.size() - 1; j >= 0; j--) {
        common[i][j] =
            left.get(i).equals(right.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }
}
