package dev.sparklint.rules;

import dev.sparklint.expression.EvaluationError;
import dev.sparklint.expression.Evaluator;
import dev.sparklint.expression.Expression;
import dev.sparklint.expression.Select;
import dev.sparklint.expression.Slots;
import dev.sparklint.expression.Variable;
import dev.sparklint.facts.EffectiveConf;
import dev.sparklint.facts.Facts;
import dev.sparklint.facts.Setting;
import dev.sparklint.facts.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a rule's condition can be decided before all of its bindings are bound: a rule about a
 * setting need not look at every setting of a workload in another mode, or at any where none has
 * its key. Changes no finding.
 */
final class Guards {

  private static final String SETTINGS = "settings";
  private static final String KEY = "key";

  private static final byte UNDECIDED = 0;
  private static final byte MAY_SPEAK = 1;
  private static final byte SILENT = 2;

  /** What hangs on nothing but a setting's key and text. */
  private static final List<String> TEXT_FIELDS =
      List.of(
          KEY,
          "value",
          "written",
          "isSpark",
          "knownPrefix",
          "isSize",
          "sizeNumber",
          "sizeUnit",
          "inSparkNotation");

  private final List<List<Expression>> byDepth = new ArrayList<>();

  /** The keys one of which a setting at a depth has to have; empty for any. */
  private final List<List<?>> keys = new ArrayList<>();

  /** Conditions on the text of the setting that is bound last, all of which have to be true. */
  private final List<Expression> onText = new ArrayList<>();

  /** What must hold of that text, or the rule speaks; null when more than the text counts. */
  private @Nullable Expression required;

  /** What came of that for each text, by its number. */
  private byte[] verdicts = {};

  /** Guards that let everything through. */
  static Guards none(Rule rule) {
    return new Guards(rule.bindings().size());
  }

  private Guards(int bindings) {
    for (int depth = 0; depth <= bindings; depth++) {
      byDepth.add(new ArrayList<>());
      keys.add(List.of());
    }
  }

  Guards(Rule rule) {
    this(rule.bindings().size());
    int collections = Facts.COLLECTIONS.size();
    int bindings = rule.bindings().size();
    int last = collections + bindings - 1;
    boolean setting = bindings > 0 && isSettings(rule.bindings().get(bindings - 1).collection());
    if (setting && Slots.seesOnly(rule.require(), last, TEXT_FIELDS, last + 1)) {
      required = rule.require();
    }
    List<Expression> conjuncts = rule.when() == null ? List.of() : Slots.conjuncts(rule.when());
    for (Expression conjunct : conjuncts) {
      int depth = Math.max(0, Slots.last(conjunct, collections + bindings) - collections + 1);
      if (depth < bindings) {
        byDepth.get(depth).add(conjunct);
      } else if (setting) {
        List<?> wanted = Slots.wanted(conjunct, last, KEY);
        if (!wanted.isEmpty()) {
          keys.set(bindings, wanted);
        }
        if (Slots.seesOnly(conjunct, last, TEXT_FIELDS, last + 1)) {
          onText.add(conjunct);
        }
      }
    }
  }

  private static boolean isSettings(Expression collection) {
    return (collection instanceof Select select && select.field().equals(SETTINGS))
        || (collection instanceof Variable variable
            && Facts.COLLECTIONS.get(variable.slot()).equals(SETTINGS));
  }

  /** Whether a setting, which is in the frame, is one that the rule may speak of. */
  boolean allowText(Setting setting, Object[] frame) {
    int number = setting.number();
    if ((onText.isEmpty() && required == null) || number < 0 || setting.entry().open() != null) {
      return true;
    }
    if (number >= verdicts.length) {
      verdicts = Arrays.copyOf(verdicts, Math.max(256, number * 2));
    }
    if (verdicts[number] == UNDECIDED) {
      boolean may = allTrue(onText, frame) && (required == null || mayFail(required, frame));
      verdicts[number] = may ? MAY_SPEAK : SILENT;
    }
    return verdicts[number] == MAY_SPEAK;
  }

  private static boolean mayFail(Expression require, Object[] frame) {
    Object value = Evaluator.evaluate(require, frame);
    return Boolean.FALSE.equals(value) || value instanceof EvaluationError;
  }

  /**
   * Whether it may still come true.
   *
   * @param depth how many bindings are bound
   */
  boolean allow(int depth, Object[] frame) {
    return allTrue(byDepth.get(depth), frame);
  }

  private static boolean allTrue(List<Expression> conditions, Object[] frame) {
    for (int i = 0; i < conditions.size(); i++) {
      Object value = Evaluator.evaluate(conditions.get(i), frame);
      // An error is left to the whole condition, in which something else may decide.
      if (!Boolean.TRUE.equals(value) && !(value instanceof EvaluationError)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a workload has a setting with which the rule may speak at the next depth. */
  boolean allowSettings(int depth, Workload workload) {
    List<?> wanted = keys.get(depth + 1);
    if (wanted.isEmpty()) {
      return true;
    }
    EffectiveConf conf = workload.effectiveConf();
    for (int i = 0; i < wanted.size(); i++) {
      if (wanted.get(i) instanceof String key && conf.isSet(key)) {
        return true;
      }
    }
    return false;
  }
}
