package dev.sparklint.rules;

import dev.sparklint.expression.EvaluationError;
import dev.sparklint.expression.Evaluator;
import dev.sparklint.expression.Expression;
import dev.sparklint.facts.Effective;
import dev.sparklint.facts.Fact;
import dev.sparklint.facts.Facts;
import dev.sparklint.facts.Setting;
import dev.sparklint.facts.Workload;
import dev.sparklint.findings.Edit;
import dev.sparklint.findings.Finding;
import dev.sparklint.findings.Related;
import dev.sparklint.findings.Severity;
import dev.sparklint.text.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs one rule over the facts. */
public final class RuleEvaluator {

  private static final String UNKNOWN_MODE = "unknown";
  private static final int LONGEST_MESSAGE = 500;

  private final Rule rule;
  private final Guards guards;
  private final Object[] frame;
  private final List<Finding> findings = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();
  private @Nullable Workload workload;

  private RuleEvaluator(Rule rule, Facts facts, Guards guards) {
    this.rule = rule;
    this.guards = guards;
    int collections = Facts.COLLECTIONS.size();
    this.frame = new Object[Math.max(rule.frameSize(), collections + rule.bindings().size())];
    for (int i = 0; i < collections; i++) {
      frame[i] = facts.collection(Facts.COLLECTIONS.get(i));
    }
  }

  /**
   * What a rule says.
   *
   * @param errors one line each about an expression that could not be worked out: a bug of the rule
   */
  public record Outcome(List<Finding> findings, List<String> errors) {}

  /** Applies the rule to everything that its bindings run over. */
  public static Outcome evaluate(Rule rule, Facts facts) {
    return evaluate(rule, facts, new Guards(rule));
  }

  static Outcome evaluate(Rule rule, Facts facts, Guards guards) {
    RuleEvaluator evaluator = new RuleEvaluator(rule, facts, guards);
    evaluator.bind(0);
    return new Outcome(evaluator.findings, evaluator.errors);
  }

  private void bind(int depth) {
    if (depth == rule.bindings().size()) {
      check();
      return;
    }
    boolean may =
        guards.allow(depth, frame)
            && (workload == null || (versionHolds() && guards.allowSettings(depth, workload)));
    if (!may) {
      return;
    }
    Object items = Evaluator.evaluate(rule.bindings().get(depth).collection(), frame);
    if (items instanceof EvaluationError error) {
      report(error);
    }
    if (!(items instanceof List<?> list)) {
      return;
    }
    for (Object item : list) {
      if (item instanceof Effective.Unknown<?>) {
        continue;
      }
      Workload outer = workload;
      if (item instanceof Workload own) {
        workload = own;
      }
      frame[Facts.COLLECTIONS.size() + depth] = item;
      boolean last = depth + 1 == rule.bindings().size();
      if (last && item instanceof Setting setting && !guards.allowText(setting, frame)) {
        continue;
      }
      bind(depth + 1);
      workload = outer;
    }
  }

  private void check() {
    if (!versionHolds()) {
      return;
    }
    Expression when = rule.when();
    if (when != null && !decide(when, true)) {
      return;
    }
    if (decide(rule.require(), false)) {
      Place place = firstPlace();
      if (place != null) {
        findings.add(finding(place));
      }
    }
  }

  /** Where Spark's version is not known, only rules that hold for every version speak. */
  private boolean versionHolds() {
    if (rule.spark().isAll()) {
      return true;
    }
    String version = workload == null ? null : workload.sparkVersion().orNull();
    return version != null && rule.spark().includes(version);
  }

  private boolean decide(Expression condition, boolean wanted) {
    Object value = Evaluator.evaluate(condition, frame);
    if (value instanceof EvaluationError error) {
      report(error);
    }
    return Boolean.valueOf(wanted).equals(value);
  }

  private void report(EvaluationError error) {
    errors.add("rule " + rule.id() + ": " + error.message());
  }

  private @Nullable Place firstPlace() {
    for (Expression at : rule.at()) {
      Place place = Evaluator.place(at, frame);
      if (place != null) {
        return place;
      }
    }
    for (int i = rule.bindings().size() - 1; i >= 0; i--) {
      Place place = frame[Facts.COLLECTIONS.size() + i] instanceof Fact fact ? fact.place() : null;
      if (place != null) {
        return place;
      }
    }
    return null;
  }

  private Finding finding(Place place) {
    String id = workload == null || workload.id().isEmpty() ? null : workload.id();
    return new Finding(
        rule.id(),
        severity(),
        shortened(rule.message().render(frame)),
        place,
        rule.label().renderIfKnown(frame),
        related(place),
        rule.sum().renderIfKnown(frame),
        rule.why().render(frame),
        rule.help().render(frame),
        id,
        workload == null ? UNKNOWN_MODE : workload.mode(),
        edits(),
        "",
        rule.docs());
  }

  /** Nobody reads a value of a megabyte in a message. */
  private static String shortened(String message) {
    return message.length() <= LONGEST_MESSAGE
        ? message
        : message.substring(0, LONGEST_MESSAGE) + "…";
  }

  private Severity severity() {
    for (Rule.SeverityCase candidate : rule.severityCases()) {
      if (decide(candidate.when(), true)) {
        return candidate.severity();
      }
    }
    return rule.severity();
  }

  private List<Related> related(Place primary) {
    List<Related> related = new ArrayList<>(rule.related().size());
    for (Rule.RelatedTemplate template : rule.related()) {
      Place place = Evaluator.place(template.at(), frame);
      if (place != null && place.compareTo(primary) != 0) {
        related.add(new Related(place, template.message().renderIfKnown(frame)));
      }
    }
    return related;
  }

  private List<Edit> edits() {
    List<Edit> edits = new ArrayList<>(rule.edits().size());
    for (Rule.EditTemplate template : rule.edits()) {
      Place place = Evaluator.place(template.at(), frame);
      String text = template.text().renderIfKnown(frame);
      if (place != null && (!text.isEmpty() || template.kind() == Edit.Kind.REMOVE)) {
        edits.add(new Edit(template.kind(), place, text, template.safe()));
      }
    }
    return edits;
  }
}
