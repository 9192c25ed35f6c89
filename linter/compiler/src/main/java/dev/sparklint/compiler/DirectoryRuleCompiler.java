package dev.sparklint.compiler;

import dev.sparklint.rules.RuleCompiler;
import dev.sparklint.rules.RuleException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** What the command line loads when somebody has rules of their own. */
public final class DirectoryRuleCompiler implements RuleCompiler {

  @Override
  public byte[] compile(Path directory) throws RuleException {
    try {
      return RulePackWriter.write(RuleLoader.users(directory));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
