package dev.sparklint.cli;

import dev.sparklint.lint.Config;
import dev.sparklint.text.Located;
import java.util.List;

/**
 * What a configuration says, and where it names things that only the rest of the world can tell to
 * be right.
 *
 * @param rules names of rules and categories
 * @param ruleDirectories folders of rules
 */
record ConfigText(
    Config config, List<Located<String>> rules, List<Located<String>> ruleDirectories) {

  static final ConfigText NONE = new ConfigText(Config.DEFAULT, List.of(), List.of());

  ConfigText {
    rules = List.copyOf(rules);
    ruleDirectories = List.copyOf(ruleDirectories);
  }
}
