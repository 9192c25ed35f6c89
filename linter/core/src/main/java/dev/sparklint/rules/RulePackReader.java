package dev.sparklint.rules;

import dev.sparklint.expression.Expression;
import dev.sparklint.expression.PackReader;
import dev.sparklint.facts.Facts;
import dev.sparklint.findings.Edit;
import dev.sparklint.findings.Severity;
import dev.sparklint.rules.Rule.Binding;
import dev.sparklint.rules.Rule.EditTemplate;
import dev.sparklint.rules.Rule.RelatedTemplate;
import dev.sparklint.rules.Rule.RuleText;
import dev.sparklint.rules.Rule.SeverityCase;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads packed rules: the reverse of the compiler's {@code RulePackWriter}. */
public final class RulePackReader {

  private static final Severity[] SEVERITIES = Severity.values();

  private final PackReader in;

  private RulePackReader(PackReader in) {
    this.in = in;
  }

  /**
   * All rules of a pack, in id order.
   *
   * @throws IOException if the stream fails or holds no rules of this version
   */
  public static List<Rule> read(InputStream stream) throws IOException {
    RulePackReader reader = new RulePackReader(new PackReader(stream));
    int count = reader.in.number();
    List<Rule> rules = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      rules.add(reader.rule());
    }
    return rules;
  }

  private Rule rule() throws IOException {
    return new Rule(
        in.string(),
        in.string(),
        in.string(),
        in.string(),
        severity(),
        severityCases(),
        new SparkRange(in.number(), in.number()),
        bindings(),
        in.flag() ? in.expression() : null,
        in.expression(),
        expressions(),
        template(),
        related(),
        template(),
        template(),
        template(),
        template(),
        edits(),
        strings(),
        new RuleText(in.string(), in.string(), in.string(), in.string(), in.string(), strings()),
        in.string(),
        Math.max(in.frameSize(), Facts.COLLECTIONS.size()));
  }

  private Severity severity() throws IOException {
    return SEVERITIES[in.number()];
  }

  private List<SeverityCase> severityCases() throws IOException {
    int count = in.number();
    List<SeverityCase> cases = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      cases.add(new SeverityCase(severity(), in.expression()));
    }
    return cases;
  }

  private List<Binding> bindings() throws IOException {
    int count = in.number();
    List<Binding> bindings = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      bindings.add(new Binding(in.string(), in.expression()));
    }
    return bindings;
  }

  private List<Expression> expressions() throws IOException {
    int count = in.number();
    List<Expression> expressions = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      expressions.add(in.expression());
    }
    return expressions;
  }

  private Template template() throws IOException {
    List<Expression> values = expressions();
    List<String> texts = new ArrayList<>(values.size() + 1);
    for (int i = 0; i <= values.size(); i++) {
      texts.add(in.string());
    }
    return new Template(texts, values);
  }

  private List<RelatedTemplate> related() throws IOException {
    int count = in.number();
    List<RelatedTemplate> related = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      related.add(new RelatedTemplate(in.expression(), template()));
    }
    return related;
  }

  private Edit.Kind kind() throws IOException {
    return Edit.Kind.valueOf(in.string());
  }

  private List<EditTemplate> edits() throws IOException {
    int count = in.number();
    List<EditTemplate> edits = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      edits.add(new EditTemplate(kind(), in.expression(), template(), in.number() == 1));
    }
    return edits;
  }

  private List<String> strings() throws IOException {
    int count = in.number();
    List<String> strings = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      strings.add(in.string());
    }
    return strings;
  }
}
