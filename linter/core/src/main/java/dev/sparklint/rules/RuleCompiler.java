package dev.sparklint.rules;

import java.nio.file.Path;

/**
 * Turns folders of rules into packed rules. The command line loads an implementation on demand, for
 * a user's own rules; ours are packed when sparklint is built.
 */
public interface RuleCompiler {

  /**
   * Compiles every {@code <category>/<id>/rule.yaml} below a folder.
   *
   * @return the pack that {@link RulePackReader} reads
   * @throws RuleException if a rule is wrong, with every mistake of every rule
   */
  byte[] compile(Path directory) throws RuleException;
}
