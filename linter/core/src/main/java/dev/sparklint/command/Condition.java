package dev.sparklint.command;

import java.util.List;

/**
 * What must hold for a command to run.
 *
 * @param subject the text that is looked at, such as {@code $SPARK_MODE}
 * @param patterns shell patterns
 * @param matches whether one of the patterns must match, or none of them may
 */
public record Condition(Word subject, List<String> patterns, boolean matches) {

  public Condition {
    patterns = List.copyOf(patterns);
  }

  public Condition negated() {
    return new Condition(subject, patterns, !matches);
  }

  /** Whether it holds for a text that is all known. */
  public boolean holds(String text) {
    for (String pattern : patterns) {
      if (matches(pattern, 0, text, 0)) {
        return matches;
      }
    }
    return !matches;
  }

  /** {@code *} and {@code ?}; other characters of a pattern stand for themselves. */
  static boolean matches(String pattern, int p, String text, int t) {
    int at = p;
    int in = t;
    int star = -1;
    int retry = 0;
    while (in < text.length()) {
      char c = at < pattern.length() ? pattern.charAt(at) : 0;
      if (at < pattern.length() && (c == '?' || (c == text.charAt(in) && c != '*'))) {
        at++;
        in++;
      } else if (at < pattern.length() && c == '*') {
        star = at++;
        retry = in;
      } else if (star >= 0) {
        at = star + 1;
        in = ++retry;
      } else {
        return false;
      }
    }
    while (at < pattern.length() && pattern.charAt(at) == '*') {
      at++;
    }
    return at == pattern.length();
  }

  @Override
  public String toString() {
    return subject + (matches ? "=" : "!=") + String.join("|", patterns);
  }
}
