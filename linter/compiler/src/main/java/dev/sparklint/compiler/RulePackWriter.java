package dev.sparklint.compiler;

import dev.sparklint.compiler.expression.PackWriter;
import dev.sparklint.expression.Expression;
import dev.sparklint.findings.Severity;
import dev.sparklint.rules.Rule;
import dev.sparklint.rules.Template;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes rules for {@link dev.sparklint.rules.RulePackReader}, field by field in its order. */
final class RulePackWriter {

  private final PackWriter out = new PackWriter();

  private RulePackWriter() {}

  static byte[] write(List<Rule> rules) {
    RulePackWriter writer = new RulePackWriter();
    writer.out.number(rules.size());
    rules.forEach(writer::rule);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      writer.out.writeTo(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private void rule(Rule rule) {
    out.string(rule.id());
    out.string(rule.category());
    out.string(rule.title());
    out.string(rule.collection());
    severity(rule.severity());
    out.number(rule.severityCases().size());
    for (Rule.SeverityCase severityCase : rule.severityCases()) {
      severity(severityCase.severity());
      out.expression(severityCase.when());
    }
    out.number(rule.spark().from());
    out.number(rule.spark().until());
    out.number(rule.bindings().size());
    for (Rule.Binding binding : rule.bindings()) {
      out.string(binding.variable());
      out.expression(binding.collection());
    }
    Expression when = rule.when();
    out.flag(when != null);
    if (when != null) {
      out.expression(when);
    }
    out.expression(rule.require());
    expressions(rule.at());
    template(rule.label());
    out.number(rule.related().size());
    for (Rule.RelatedTemplate related : rule.related()) {
      out.expression(related.at());
      template(related.message());
    }
    template(rule.message());
    template(rule.sum());
    template(rule.why());
    template(rule.help());
    out.number(rule.edits().size());
    for (Rule.EditTemplate edit : rule.edits()) {
      out.string(edit.kind().name());
      out.expression(edit.at());
      template(edit.text());
      out.number(edit.safe() ? 1 : 0);
    }
    strings(rule.silences());
    Rule.RuleText text = rule.text();
    out.string(text.since());
    out.string(text.why());
    out.string(text.help());
    out.string(text.evidence());
    out.string(text.falsePositives());
    strings(text.references());
    out.string(rule.docs());
  }

  @SuppressWarnings("EnumOrdinal") // a pack is read by the sparklint that wrote it
  private void severity(Severity severity) {
    out.number(severity.ordinal());
  }

  private void template(Template template) {
    expressions(template.values());
    template.texts().forEach(out::string);
  }

  private void expressions(List<Expression> expressions) {
    out.number(expressions.size());
    expressions.forEach(out::expression);
  }

  private void strings(List<String> strings) {
    out.number(strings.size());
    strings.forEach(out::string);
  }
}
