package dev.sparklint.lint;

import dev.sparklint.facts.Assumptions;
import dev.sparklint.render.ChartConfig;
import java.util.List;
import java.util.Map;

/**
 * What {@code .sparklint.yaml} says.
 *
 * @param rules level by rule id or category; an id wins over its category
 * @param include globs of the files to look into; empty means all
 * @param exclude globs of files and folders to leave out
 * @param ruleDirectories folders with rules of one's own, relative to the configuration
 * @param overrides later ones win
 * @param charts how charts are rendered, in place of what is found
 */
public record Config(
    Map<String, Level> rules,
    List<String> include,
    List<String> exclude,
    List<String> ruleDirectories,
    List<PathRules> overrides,
    Assumptions assume,
    List<ChartConfig> charts) {

  public static final Config DEFAULT =
      new Config(Map.of(), List.of(), List.of(), List.of(), List.of(), Assumptions.NONE, List.of());

  public Config {
    rules = Map.copyOf(rules);
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
    ruleDirectories = List.copyOf(ruleDirectories);
    overrides = List.copyOf(overrides);
    charts = List.copyOf(charts);
  }

  /** The same with other assumptions. */
  public Config withAssumptions(Assumptions other) {
    return new Config(rules, include, exclude, ruleDirectories, overrides, other, charts);
  }

  /** The same with charts rendered otherwise. */
  public Config withCharts(List<ChartConfig> other) {
    return new Config(rules, include, exclude, ruleDirectories, overrides, assume, other);
  }

  /** Other levels for findings in some files. */
  public record PathRules(List<String> paths, Map<String, Level> rules) {
    public PathRules {
      paths = List.copyOf(paths);
      rules = Map.copyOf(rules);
    }
  }
}
