package dev.sparklint.cli;

import dev.sparklint.rules.Rule;

/** What there is to say of a rule that has no page. */
final class RuleSummary {

  private RuleSummary() {}

  static String of(Rule rule) {
    StringBuilder text = new StringBuilder();
    text.append("# ").append(rule.id()).append("\n\n");
    text.append(rule.title()).append(". Severity: ").append(rule.severity().word());
    text.append(". Category: ").append(rule.category()).append(".\n");
    section(text, "Why", rule.text().why());
    section(text, "Help", rule.text().help());
    section(text, "False positives", rule.text().falsePositives());
    section(text, "How we know", rule.text().evidence());
    for (String reference : rule.text().references()) {
      text.append("- ").append(reference).append('\n');
    }
    return text.toString();
  }

  private static void section(StringBuilder text, String title, String body) {
    if (!body.isBlank()) {
      text.append("\n## ").append(title).append("\n\n").append(body.strip()).append('\n');
    }
  }
}
