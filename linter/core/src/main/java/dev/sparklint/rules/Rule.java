package dev.sparklint.rules;

import dev.sparklint.expression.Expression;
import dev.sparklint.findings.Edit;
import dev.sparklint.findings.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One opinion, compiled.
 *
 * <p>It is evaluated once for each combination of its bindings, and speaks where {@code when} is
 * plainly true and {@code require} plainly false. What is unknown keeps it silent.
 *
 * @param collection the collection of {@link dev.sparklint.facts.Facts} that the first binding
 *     starts from
 * @param severityCases the first whose condition is true replaces {@code severity}
 * @param when null means always
 * @param at places in order of preference: the first that is written somewhere is the primary place
 * @param silences vaguer rules that keep quiet where this one speaks
 * @param docs page of the rule, a path from the repository's root or empty for a user's own rule
 */
public record Rule(
    String id,
    String category,
    String title,
    String collection,
    Severity severity,
    List<SeverityCase> severityCases,
    SparkRange spark,
    List<Binding> bindings,
    @Nullable Expression when,
    Expression require,
    List<Expression> at,
    Template label,
    List<RelatedTemplate> related,
    Template message,
    Template sum,
    Template why,
    Template help,
    List<EditTemplate> edits,
    List<String> silences,
    RuleText text,
    String docs,
    int frameSize) {

  public Rule {
    severityCases = List.copyOf(severityCases);
    bindings = List.copyOf(bindings);
    at = List.copyOf(at);
    related = List.copyOf(related);
    edits = List.copyOf(edits);
    silences = List.copyOf(silences);
  }

  /** A severity that holds under a condition, for instance for streaming applications. */
  public record SeverityCase(Severity severity, Expression when) {}

  /** A variable that runs over a collection. */
  public record Binding(String variable, Expression collection) {}

  /** A further place, shown when the value is written somewhere. */
  public record RelatedTemplate(Expression at, Template message) {}

  /** A text edit at a place; see {@code Edit}. */
  public record EditTemplate(Edit.Kind kind, Expression at, Template text, boolean safe) {}

  /** What people read about the rule, as its author wrote it. */
  public record RuleText(
      String since,
      String why,
      String help,
      String evidence,
      String falsePositives,
      List<String> references) {
    public RuleText {
      references = List.copyOf(references);
    }
  }
}
