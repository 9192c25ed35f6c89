package dev.sparklint.cli;

import dev.sparklint.rules.Rule;
import dev.sparklint.rules.RulePackReader;
import dev.sparklint.source.DirectorySource;
import dev.sparklint.text.Located;
import dev.sparklint.text.Nearest;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
      String name = DirectorySource.relative(invocation.workingDirectory(), directory);
      rules = merged(rules, new UserRules(invocation).compiled(directory), name);
    }
    List<Located<String>> mistakes = new ArrayList<>();
    for (Located<String> name : config.text().rules()) {
      String mistake = unknown(name.value(), rules);
      if (mistake != null) {
        mistakes.add(new Located<>(mistake, name.place()));
      }
    }
    ConfigReader.refuse(mistakes);
    return rules;
  }

  private static List<Rule> merged(List<Rule> rules, List<Rule> more, String directory)
      throws CliException {
    Map<String, Rule> byId = new HashMap<>();
    for (Rule rule : rules) {
      byId.put(rule.id(), rule);
    }
    List<Rule> all = new ArrayList<>(rules);
    for (Rule rule : more) {
      if (byId.put(rule.id(), rule) != null) {
        throw new CliException(
            directory + "/" + rule.category() + "/" + rule.id() + ": another rule has this id");
      }
      all.add(rule);
    }
    return all;
  }

  /**
   * Refuses words that name no rule and no category.
   *
   * @param where the option that they come from
   */
  static void requireKnown(String where, List<String> words, List<Rule> rules) throws CliException {
    List<String> mistakes = new ArrayList<>();
    for (String word : words) {
      String mistake = unknown(word, rules);
      if (mistake != null) {
        mistakes.add(where + ": " + mistake);
      }
    }
    if (!mistakes.isEmpty()) {
      throw new CliException(mistakes.get(0), mistakes.subList(1, mistakes.size()));
    }
  }

  /** What is wrong with the name of a rule or category; null when it is known. */
  private static @Nullable String unknown(String word, List<Rule> rules) {
    List<String> known = new ArrayList<>();
    for (Rule rule : rules) {
      if (word.equals(rule.id()) || word.equals(rule.category())) {
        return null;
      }
      known.add(rule.id());
      known.add(rule.category());
    }
    String nearest = Nearest.of(word, known);
    String hint =
        nearest.isEmpty() ? "sparklint rules lists them" : "did you mean " + nearest + "?";
    return "no rule or category is called '" + word + "'; " + hint;
  }
}
