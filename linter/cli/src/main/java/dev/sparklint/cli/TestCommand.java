package dev.sparklint.cli;

import dev.sparklint.lint.RuleExamples;
import dev.sparklint.render.Renderer;
import dev.sparklint.rules.Rule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code sparklint test}: runs the examples of a folder of rules. */
final class TestCommand {

  static final Arguments.Spec SPEC =
      new Arguments.Spec("test DIR")
          .flag("update", "write what the bad examples yield into .expected; read the changes");

  private TestCommand() {}

  static int run(String[] args, Invocation invocation) throws CliException {
    Arguments arguments = Arguments.parse(SPEC, args);
    if (arguments.has("help")) {
      invocation.out().append(SPEC.helpText());
      return ExitCode.CLEAN;
    }
    if (arguments.rest().size() != 1) {
      throw new CliException("test takes one folder of rules");
    }
    Path directory = invocation.workingDirectory().resolve(arguments.rest().get(0)).normalize();
    List<Rule> own = new UserRules(invocation).compiled(directory);
    int failures = 0;
    int count = 0;
    try (Renderer renderer = new OnDemandRenderer(invocation)) {
      RuleExamples examples = new RuleExamples(withBundled(own), directory, renderer);
      for (Rule rule : own) {
        for (RuleExamples.Outcome outcome : examples.run(rule, arguments.has("update"))) {
          count++;
          if (outcome.updated()) {
            invocation.print("wrote what " + outcome.example() + " yields");
          }
          if (!outcome.passed()) {
            failures++;
            invocation.print("FAIL " + outcome.example() + "\n" + outcome.explanation().indent(5));
          }
        }
      }
    } catch (IOException unreadable) {
      throw new CliException("an example cannot be read: " + unreadable.getMessage());
    }
    invocation.print(
        counted(own.size(), "rule")
            + ", "
            + counted(count, "example")
            + ", "
            + failures
            + " failed");
    return failures == 0 ? ExitCode.CLEAN : ExitCode.FINDINGS;
  }

  private static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /** A folder may hold our own rules; then these are the ones under test. */
  private static List<Rule> withBundled(List<Rule> own) {
    List<Rule> all = new ArrayList<>(own);
    for (Rule rule : RuleSets.bundled()) {
      boolean replaced = false;
      for (Rule other : own) {
        replaced |= other.id().equals(rule.id());
      }
      if (!replaced) {
        all.add(rule);
      }
    }
    return all;
  }
}
