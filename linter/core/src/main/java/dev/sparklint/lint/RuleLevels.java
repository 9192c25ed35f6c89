package dev.sparklint.lint;

import dev.sparklint.findings.Finding;
import dev.sparklint.findings.Severity;
import dev.sparklint.rules.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which rules run, and how bad their findings are, by options and configuration. */
final class RuleLevels {

  private final LintOptions options;
  private final Map<String, Rule> rules = new HashMap<>();
  private final List<PathLevels> overrides = new ArrayList<>();

  RuleLevels(List<Rule> rules, LintOptions options) {
    this.options = options;
    for (Rule rule : rules) {
      this.rules.put(rule.id(), rule);
    }
    for (Config.PathRules override : options.config().overrides()) {
      List<Predicate<String>> paths = new ArrayList<>();
      for (String glob : override.paths()) {
        paths.add(options.matchers().matcher(glob));
      }
      overrides.add(new PathLevels(paths, override.rules()));
    }
  }

  /**
   * Whether a rule runs at all: a path may still turn it on where the configuration turns it off.
   */
  boolean runs(Rule rule) {
    if (!options.select().isEmpty() && !names(options.select(), rule)) {
      return false;
    }
    if (names(options.ignore(), rule)) {
      return false;
    }
    if (level(options.config().rules(), rule) != Level.OFF) {
      return true;
    }
    for (PathLevels override : overrides) {
      Level level = level(override.levels(), rule);
      if (level != null && level != Level.OFF) {
        return true;
      }
    }
    return false;
  }

  /** The severity that holds at the finding's place; null when the rule is off there. */
  @Nullable Severity severity(Finding finding) {
    Rule rule = rules.get(finding.rule());
    if (rule == null) {
      return finding.severity();
    }
    Level level = level(options.config().rules(), rule);
    for (PathLevels override : overrides) {
      Level here = override.matches(finding.place().path()) ? level(override.levels(), rule) : null;
      level = here == null ? level : here;
    }
    return level == null ? finding.severity() : level.severity();
  }

  boolean exists(String id) {
    return rules.containsKey(id);
  }

  /** Null when there is no such rule. */
  @Nullable Rule rule(String id) {
    return rules.get(id);
  }

  private static boolean names(java.util.Set<String> words, Rule rule) {
    return words.contains(rule.id()) || words.contains(rule.category());
  }

  private static @Nullable Level level(Map<String, Level> levels, Rule rule) {
    Level own = levels.get(rule.id());
    return own != null ? own : levels.get(rule.category());
  }

  private record PathLevels(List<Predicate<String>> paths, Map<String, Level> levels) {
    boolean matches(String path) {
      for (Predicate<String> glob : paths) {
        if (glob.test(path)) {
          return true;
        }
      }
      return false;
    }
  }
}
