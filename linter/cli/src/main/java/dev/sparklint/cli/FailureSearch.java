package dev.sparklint.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds the rules that explain what somebody sees: log lines, reasons, exit codes. */
final class FailureSearch {

  private static final String FAILURES = "/dev/sparklint/failures.tsv";

  /** What differs from one failure to the next of its kind. */
  private static final String GAP = "…";

  /** More than half of a failure's words say little; a whole failure says all. */
  private static final double ENOUGH = 0.75;

  private static final int FEWEST_WORDS = 4;
  private static final int SHORTEST_PART = 10;

  private FailureSearch() {}

  /** The rules that know what is seen, the best first. */
  static List<String> rules(String seen) {
    String text = normal(seen);
    Set<String> words = words(text);
    Map<String, Fit> fits = new LinkedHashMap<>();
    for (String line : lines()) {
      int tab = line.indexOf('\t');
      Fit fit = fits.computeIfAbsent(line.substring(0, tab), Fit::new);
      fit.score += score(normal(line.substring(tab + 1)), text, words);
    }
    List<String> rules = new ArrayList<>();
    fits.values().stream()
        .filter(fit -> fit.score > 0)
        .sorted()
        .forEach(fit -> rules.add(fit.rule));
    return rules;
  }

  /** How well a rule fits; those that fit as well keep their order. */
  private static final class Fit implements Comparable<Fit> {
    private final String rule;
    private double score;

    Fit(String rule) {
      this.rule = rule;
    }

    @Override
    public int compareTo(Fit other) {
      return Double.compare(other.score, score);
    }
  }

  private static List<String> lines() {
    try (InputStream in = FailureSearch.class.getResourceAsStream(FAILURES)) {
      if (in == null) {
        throw new IllegalStateException("this build of sparklint knows no failures");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException broken) {
      throw new IllegalStateException("the packed failures cannot be read", broken);
    }
  }

  /** The length of what fits, less where only most of the words do; 0 if too little does. */
  private static double score(String failure, String text, Set<String> words) {
    String[] parts = failure.split(GAP, -1);
    if (holdsAll(text, parts)) {
      return failure.length();
    }
    boolean part = text.length() >= SHORTEST_PART && find(failure, text, 0) >= 0;
    if (part) {
      return text.length();
    }
    Set<String> own = words(failure);
    int common = 0;
    for (String word : own) {
      common += words.contains(word) ? 1 : 0;
    }
    boolean enough = own.size() >= FEWEST_WORDS && common >= ENOUGH * own.size();
    return enough ? failure.length() * 0.5 * common / own.size() : 0;
  }

  private static boolean holdsAll(String text, String[] parts) {
    int at = 0;
    for (String part : parts) {
      String stripped = part.strip();
      int found = find(text, stripped, at);
      if (found < 0) {
        return false;
      }
      at = found + stripped.length();
    }
    return true;
  }

  /** Where the part stands, and no longer number or word: exit code 11 is not 1. */
  private static int find(String text, String part, int from) {
    for (int at = text.indexOf(part, from); at >= 0; at = text.indexOf(part, at + 1)) {
      int end = at + part.length();
      boolean open = !part.isEmpty() && Character.isLetterOrDigit(part.charAt(part.length() - 1));
      if (!open || end == text.length() || !Character.isLetterOrDigit(text.charAt(end))) {
        return at;
      }
    }
    return -1;
  }

  /** One line without case, quotes and the colons that kubectl and logs put in. */
  private static String normal(String text) {
    return text.toLowerCase(Locale.ROOT)
        .replaceAll("exit code\\s*[:=]?\\s*|exitcode\\s*[:=]\\s*", "exit code ")
        .replaceAll("[\"'`]", "")
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    for (String word : text.split("[^a-z0-9.]+", -1)) {
      if (word.length() > 2) {
        words.add(word);
      }
    }
    return words;
  }
}
