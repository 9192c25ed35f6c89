package dev.sparklint.cli;

import dev.sparklint.rules.Rule;
import dev.sparklint.text.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code sparklint explain}: the page of a rule. */
final class ExplainCommand {

  private static final Arguments.Spec SPEC =
      new Arguments.Spec("explain RULE")
          .option("config", "FILE", "configuration that names folders of your own rules");

  private ExplainCommand() {}

  static int run(String[] args, Invocation invocation) throws CliException {
    Arguments arguments = Arguments.parse(SPEC, args);
    if (arguments.has("help")) {
      invocation.out().append(SPEC.helpText());
      return ExitCode.CLEAN;
    }
    if (arguments.rest().size() != 1) {
      throw new CliException("explain takes the id of one rule; sparklint rules lists them");
    }
    String id = arguments.rest().get(0);
    String page = page(id);
    if (page == null) {
      page = RuleSummary.of(userRule(id, arguments, invocation));
    }
    invocation.out().append(page);
    return ExitCode.CLEAN;
  }

  private static @org.jspecify.annotations.Nullable String page(String id) {
    if (!id.matches("[a-z0-9-]+")) {
      return null;
    }
    String resource = "/dev/sparklint/pages/" + id + ".md";
    try (InputStream page = ExplainCommand.class.getResourceAsStream(resource)) {
      return page == null ? null : new String(page.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      return null;
    }
  }

  private static Rule userRule(String id, Arguments arguments, Invocation invocation)
      throws CliException {
    Path here = invocation.workingDirectory();
    ConfigFile config = ConfigFile.find(invocation, arguments.value("config"), here);
    List<String> ids = new ArrayList<>();
    for (Rule rule : RuleSets.load(config, invocation)) {
      if (rule.id().equals(id)) {
        return rule;
      }
      ids.add(rule.id());
    }
    String nearest = Nearest.of(id, ids);
    String hint =
        nearest.isEmpty() ? "sparklint rules lists them" : "did you mean " + nearest + "?";
    throw new CliException("no rule is called '" + id + "'; " + hint);
  }
}
