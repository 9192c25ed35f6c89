package dev.sparklint.expression;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Compiled patterns: each stands in a rule, and is asked for every workload. */
final class Patterns {

  private static final Map<String, Pattern> COMPILED = new ConcurrentHashMap<>();

  /** Patterns that are put together of facts could be any number. */
  private static final int MOST = 1000;

  private Patterns() {}

  /**
   * Compiles a pattern once.
   *
   * @throws java.util.regex.PatternSyntaxException if it is none
   */
  static Pattern of(String text) {
    Pattern known = COMPILED.get(text);
    if (known != null) {
      return known;
    }
    Pattern pattern = Pattern.compile(text);
    if (COMPILED.size() < MOST) {
      COMPILED.put(text, pattern);
    }
    return pattern;
  }
}
