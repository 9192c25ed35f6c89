package dev.sparklint.compiler;

import dev.sparklint.rules.Rule;
import dev.sparklint.rules.RuleException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The repository that the tests run in. */
final class Repository {

  static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  static final Path RULES = ROOT.resolve("rules");

  private Repository() {}

  static List<Rule> rules() {
    try {
      return RuleLoader.ours(RULES);
    } catch (IOException | RuleException broken) {
      throw new IllegalStateException(broken);
    }
  }

  static Path folder(Rule rule) {
    return RULES.resolve(rule.category()).resolve(rule.id());
  }
}
