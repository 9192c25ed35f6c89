package dev.sparklint.cli;

import dev.sparklint.rules.Rule;
import dev.sparklint.text.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

  private static @Nullable String page(String id) {
    if (!id.matches("[a-z0-9.-]+")) {
      return null;
    }
    String resource = "/dev/sparklint/pages/" + id + ".md";
    try (InputStream page = ExplainCommand.class.getResourceAsStream(resource)) {
      return page == null
          ? null
          : withoutComment(new String(page.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException broken) {
      return null;
    }
  }

  /** The first line of a page tells people not to edit the file. */
  private static String withoutComment(String page) {
    return page.startsWith("<!--") ? page.substring(page.indexOf('\n') + 1) : page;
  }

  private static Rule userRule(String id, Arguments arguments, Invocation invocation)
      throws CliException {
    Path here = invocation.workingDirectory();
    ConfigFile config = ConfigFile.find(invocation, arguments.value("config"), here);
    List<String> ids = new ArrayList<>();
    boolean isCategory = false;
    for (Rule rule : RuleSets.load(config, invocation)) {
      if (rule.id().equals(id)) {
        return rule;
      }
      ids.add(rule.id());
      isCategory |= rule.category().equals(id);
    }
    String nearest = Nearest.of(id, ids);
    String hint =
        nearest.isEmpty() ? "sparklint rules lists them" : "did you mean " + nearest + "?";
    if (isCategory) {
      throw new CliException("'" + id + "' is a category; sparklint rules lists its rules");
    }
    throw new CliException("no rule is called '" + id + "'; " + hint);
  }
}
