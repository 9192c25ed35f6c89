package dev.sparklint.cli;

import dev.sparklint.rules.Rule;
import dev.sparklint.rules.RulePackReader;
import dev.sparklint.text.Nearest;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rules of a run: ours, and those that the configuration names. */
final class RuleSets {

  static final String PACK = "/dev/sparklint/rules.pack";

  private RuleSets() {}

  /** Our own rules, packed when sparklint was built. */
  static List<Rule> bundled() {
    try (InputStream pack = RuleSets.class.getResourceAsStream(PACK)) {
      if (pack == null) {
        throw new IllegalStateException("this build of sparklint holds no rules");
      }
      return RulePackReader.read(new BufferedInputStream(pack));
    } catch (IOException broken) {
      throw new IllegalStateException("the packed rules cannot be read", broken);
    }
  }

  /**
   * Our rules and the user's.
   *
   * @throws CliException if a rule of the user is wrong or takes an id of ours
   */
  static List<Rule> load(ConfigFile config, Invocation invocation) throws CliException {
    List<Rule> rules = bundled();
    for (Path directory : config.ruleDirectories()) {
      rules = merged(rules, compiled(directory, invocation), directory);
    }
    requireKnown(config.name(), config.config().rules().keySet(), rules);
    for (var override : config.config().overrides()) {
      requireKnown(config.name(), override.rules().keySet(), rules);
    }
    return rules;
  }

  /** Compiles a folder of rules, or takes it from the cache. */
  static List<Rule> compiled(Path directory, Invocation invocation) throws CliException {
    byte[] pack = new UserRules(invocation).pack(directory);
    try {
      return RulePackReader.read(new ByteArrayInputStream(pack));
    } catch (IOException broken) {
      throw new IllegalStateException("freshly packed rules cannot be read", broken);
    }
  }

  static List<Rule> merged(List<Rule> rules, List<Rule> more, Path directory) throws CliException {
    Map<String, Rule> byId = new HashMap<>();
    for (Rule rule : rules) {
      byId.put(rule.id(), rule);
    }
    List<Rule> all = new ArrayList<>(rules);
    for (Rule rule : more) {
      if (byId.put(rule.id(), rule) != null) {
        throw new CliException(directory + ": a rule called " + rule.id() + " exists already");
      }
      all.add(rule);
    }
    return all;
  }

  /** Refuses words that name no rule and no category. */
  static void requireKnown(String where, Iterable<String> words, List<Rule> rules)
      throws CliException {
    List<String> known = new ArrayList<>();
    for (Rule rule : rules) {
      known.add(rule.id());
      if (!known.contains(rule.category())) {
        known.add(rule.category());
      }
    }
    for (String word : words) {
      if (!known.contains(word)) {
        String nearest = Nearest.of(word, known);
        throw new CliException(
            where
                + ": no rule or category is called '"
                + word
                + "'"
                + (nearest.isEmpty() ? "" : "; did you mean " + nearest + "?"));
      }
    }
  }
}
