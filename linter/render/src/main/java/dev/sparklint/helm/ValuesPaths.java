package dev.sparklint.helm;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the actions of templates do with values. */
final class ValuesPaths {

  private static final Pattern PATH = Pattern.compile("\\.Values((?:\\.[A-Za-z_][A-Za-z0-9_]*)+)");
  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9]*");

  /** Functions whose result depends on what a text says, and not only on its being there. */
  private static final Set<String> COMPARING =
      Set.of(
          "eq",
          "ne",
          "lt",
          "le",
          "gt",
          "ge",
          "contains",
          "hasPrefix",
          "hasSuffix",
          "regexMatch",
          "mustRegexMatch",
          "has",
          "mustHas",
          "int",
          "int64",
          "float64",
          "add",
          "add1",
          "sub",
          "mul",
          "div",
          "mod",
          "max",
          "min",
          "round",
          "floor",
          "ceil",
          "atoi",
          "trunc",
          "substr",
          "abbrev",
          "b64enc",
          "lookup",
          "ternary",
          "semverCompare",
          "semver",
          "kindIs",
          "typeIs",
          "until",
          "untilStep",
          "seq",
          "len",
          "toDecimal",
          "dig",
          "fromYaml",
          "fromJson",
          "regexReplaceAll");

  /** Words by which a value decides whether something is written. */
  private static final Set<String> TESTING =
      Set.of("if", "with", "and", "or", "not", "empty", "default", "required");

  private ValuesPaths() {}

  /**
   * Adds the paths in an action of values that decide something, without {@code .Values}.
   *
   * @param compared takes those whose text decides
   * @param tested takes those that decide by being empty, false or zero
   */
  static void add(String action, List<String> compared, List<String> tested) {
    String rest = action;
    // What stands in brackets is done by itself, the innermost first.
    for (int close = rest.indexOf(')'); close >= 0; close = rest.indexOf(')')) {
      int open = rest.lastIndexOf('(', close);
      addCall(rest.substring(open + 1, close), compared, tested);
      rest = rest.substring(0, Math.max(0, open)) + " " + rest.substring(close + 1);
    }
    addCall(rest, compared, tested);
  }

  private static void addCall(String action, List<String> compared, List<String> tested) {
    boolean compares = false;
    boolean tests = false;
    Matcher word = WORD.matcher(action);
    while (word.find()) {
      compares |= COMPARING.contains(word.group());
      tests |= TESTING.contains(word.group());
    }
    Matcher path = PATH.matcher(action);
    while ((compares || tests) && path.find()) {
      (compares ? compared : tested).add(path.group(1).substring(1));
    }
  }
}
