package dev.sparklint.compiler;

import dev.sparklint.compiler.expression.FactSchema;
import dev.sparklint.facts.Facts;
import dev.sparklint.rules.Rule;
import dev.sparklint.rules.RuleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Build tool: packs the rules of a folder and their pages into a folder of classes.
 *
 * <p>Arguments: the folder of rules, the folder of classes, the version of sparklint.
 */
public final class PackRules {

  private PackRules() {}

  /** Fails the build with every mistake of every rule. */
  public static void main(String[] args) throws IOException {
    Path rules = Path.of(args[0]).normalize();
    Path target = Path.of(args[1]).resolve("dev/sparklint");
    try {
      List<Rule> compiled = RuleLoader.ours(rules);
      Files.createDirectories(target.resolve("pages"));
      Files.write(target.resolve("rules.pack"), RulePackWriter.write(compiled));
      String facts =
          Integer.toHexString(FactSchema.of(List.of(Facts.class)).types().toString().hashCode());
      Files.writeString(target.resolve("build"), args[2] + "\n" + facts + "\n");
      Files.writeString(target.resolve("failures.tsv"), RuleFailures.packed(compiled, rules));
      for (Rule rule : compiled) {
        Path folder = rules.resolve(rule.category()).resolve(rule.id());
        Files.writeString(target.resolve("pages/" + rule.id() + ".md"), RulePage.of(rule, folder));
      }
    } catch (RuleException wrong) {
      StringBuilder text = new StringBuilder("rules cannot be packed");
      wrong.mistakes().forEach(mistake -> text.append('\n').append(mistake));
      throw new IllegalStateException(text.toString(), wrong);
    }
  }
}
