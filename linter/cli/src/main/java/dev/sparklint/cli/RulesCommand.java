package dev.sparklint.cli;

import dev.sparklint.report.JsonWriter;
import dev.sparklint.rules.Rule;
import java.util.List;

/** {@code sparklint rules}: lists the rules; {@code rules new} starts one. */
final class RulesCommand {

  private static final List<String> FORMATS = List.of("text", "json", "markdown");

  static final Arguments.Spec SPEC =
      new Arguments.Spec(
              "rules [--output-format FORMAT]   |   rules new CATEGORY/ID [--directory DIR]")
          .choice("output-format", "FORMAT", FORMATS, Outputs.help(FORMATS))
          .option("config", "FILE", "configuration that names folders of your own rules")
          .option("directory", "DIR", "with new: the folder of rules to write to (default: rules)");

  private RulesCommand() {}

  static int run(String[] args, Invocation invocation) throws CliException {
    Arguments arguments = Arguments.parse(SPEC, args);
    if (arguments.has("help")) {
      invocation.out().append(SPEC.helpText());
      return ExitCode.CLEAN;
    }
    List<String> rest = arguments.rest();
    if (!rest.isEmpty()) {
      if (!rest.get(0).equals("new") || rest.size() != 2) {
        throw new CliException("rules takes nothing, or: new CATEGORY/ID");
      }
      return NewRule.write(rest.get(1), arguments.value("directory"), invocation);
    }
    ConfigFile config =
        ConfigFile.find(invocation, arguments.value("config"), invocation.workingDirectory());
    list(
        RuleSets.load(config, invocation),
        arguments.choice("output-format", "text", FORMATS),
        invocation);
    return ExitCode.CLEAN;
  }

  private static void list(List<Rule> rules, String format, Invocation invocation) {
    switch (format) {
      case "json" -> json(rules, invocation.out());
      case "markdown" -> markdown(rules, invocation);
      default -> text(rules, invocation);
    }
  }

  private static void text(List<Rule> rules, Invocation invocation) {
    int id = 0;
    int category = 0;
    for (Rule rule : rules) {
      id = Math.max(id, rule.id().length());
      category = Math.max(category, rule.category().length());
    }
    for (Rule rule : rules) {
      invocation.print(
          padded(rule.id(), id)
              + padded(rule.category(), category)
              + padded(rule.severity().word(), 7)
              + rule.title());
    }
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width + 2 - text.length());
  }

  private static void json(List<Rule> rules, StringBuilder out) {
    JsonWriter json = new JsonWriter(out).beginArray();
    for (Rule rule : rules) {
      json.beginObject();
      json.key("id").value(rule.id()).key("category").value(rule.category());
      json.key("title").value(rule.title()).key("severity").value(rule.severity().word());
      json.key("since").value(rule.text().since()).key("why").value(rule.text().why());
      json.key("help").value(rule.text().help());
      json.key("falsePositives").value(rule.text().falsePositives());
      json.key("evidence").value(rule.text().evidence());
      json.key("fixable").value(!rule.edits().isEmpty());
      json.key("references").beginArray();
      for (String reference : rule.text().references()) {
        json.value(reference);
      }
      json.endArray().key("docs").value(rule.docs().isEmpty() ? null : rule.docs()).endObject();
    }
    json.endArray();
    out.append('\n');
  }

  private static void markdown(List<Rule> rules, Invocation invocation) {
    invocation.print("| rule | category | severity | what |");
    invocation.print("|---|---|---|---|");
    for (Rule rule : rules) {
      invocation.print(
          "| `"
              + rule.id()
              + "` | "
              + rule.category()
              + " | "
              + rule.severity().word()
              + " | "
              + rule.title()
              + " |");
    }
  }
}
