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

/** {@code sparklint explain}: the page of a rule, or the rules behind what somebody sees. */
final class ExplainCommand {

  static final Arguments.Spec SPEC =
      new Arguments.Spec("explain RULE | TEXT | -")
          .option("config", "FILE", "configuration that names folders of your own rules");

  /** What a rule may be called: lower case, so that a class of Java is none. */
  private static final String RULE_ID = "[a-z0-9.-]+";

  /** Rules in full; more of them nobody reads. */
  private static final int MOST_RULES = 5;

  /** A log is pasted in part; bytes. */
  private static final int LONGEST_TEXT = 1 << 20;

  private ExplainCommand() {}

  static int run(String[] args, Invocation invocation) throws CliException {
    Arguments arguments = Arguments.parse(SPEC, args);
    if (arguments.has("help")) {
      invocation.out().append(SPEC.helpText());
      return ExitCode.CLEAN;
    }
    if (arguments.rest().isEmpty()) {
      throw new CliException(
          "explain takes the id of a rule, or what you see in a log; sparklint rules lists the ids");
    }
    String asked = String.join(" ", arguments.rest());
    if (asked.equals("-")) {
      return explainSeen(input(invocation), invocation);
    }
    if (!asked.matches(RULE_ID)) {
      return explainSeen(asked, invocation);
    }
    String page = page(asked);
    if (page == null) {
      page = RuleSummary.of(userRule(asked, arguments, invocation));
    }
    invocation.out().append(page);
    return ExitCode.CLEAN;
  }

  private static String input(Invocation invocation) throws CliException {
    try {
      byte[] bytes = invocation.in().readNBytes(LONGEST_TEXT);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new CliException("standard input cannot be read");
    }
  }

  /** The rules that know what is seen; each with its reason and what mends it. */
  private static int explainSeen(String seen, Invocation invocation) {
    List<String> rules = FailureSearch.rules(seen);
    if (rules.isEmpty()) {
      invocation.warn("no rule knows this; rules/FAILURES.md lists what they know");
      return ExitCode.FINDINGS;
    }
    for (String rule : rules.subList(0, Math.min(MOST_RULES, rules.size()))) {
      String page = String.valueOf(page(rule));
      invocation.print(rule + ": " + RulePageText.title(page));
      invocation.print("  = then: " + RulePageText.first(page, "Why"));
      invocation.print("  = help: " + RulePageText.first(page, "How to mend it"));
      invocation.print("");
    }
    int more = rules.size() - MOST_RULES;
    if (more > 0) {
      invocation.print("and " + String.join(", ", rules.subList(MOST_RULES, rules.size())));
    }
    invocation.print("sparklint explain " + rules.get(0) + " says more of the first");
    return ExitCode.CLEAN;
  }

  private static @Nullable String page(String id) {
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
