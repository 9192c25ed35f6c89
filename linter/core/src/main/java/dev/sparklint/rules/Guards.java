package dev.sparklint.rules;

import dev.sparklint.expression.EvaluationError;
import dev.sparklint.expression.Evaluator;
import dev.sparklint.expression.Expression;
import dev.sparklint.expression.Select;
import dev.sparklint.expression.Slots;
import dev.sparklint.facts.EffectiveConf;
import dev.sparklint.facts.Facts;
import dev.sparklint.facts.Workload;
import java.util.ArrayList;
import java.util.List;

/**
 * What of a rule's condition can be decided before all of its bindings are bound: a rule about a
 * setting need not look at every setting of a workload in another mode, or at any where none has
 * its key. Changes no finding.
 */
final class Guards {

  private static final String SETTINGS = "settings";
  private static final String KEY = "key";

  private final List<List<Expression>> byDepth = new ArrayList<>();

  /** The keys one of which a setting at a depth has to have; empty for any. */
  private final List<List<?>> keys = new ArrayList<>();

  Guards(Rule rule) {
    int collections = Facts.COLLECTIONS.size();
    int bindings = rule.bindings().size();
    for (int depth = 0; depth <= bindings; depth++) {
      byDepth.add(new ArrayList<>());
      keys.add(List.of());
    }
    if (rule.when() == null) {
      return;
    }
    for (Expression conjunct : Slots.conjuncts(rule.when())) {
      int depth = Math.max(0, Slots.last(conjunct, collections + bindings) - collections + 1);
      if (depth < bindings) {
        byDepth.get(depth).add(conjunct);
      } else if (bindings > 0 && isSettings(rule.bindings().get(bindings - 1).collection())) {
        List<?> wanted = Slots.wanted(conjunct, collections + bindings - 1, KEY);
        if (!wanted.isEmpty()) {
          keys.set(bindings, wanted);
        }
      }
    }
  }

  private static boolean isSettings(Expression collection) {
    return collection instanceof Select select && select.field().equals(SETTINGS);
  }

  /**
   * Whether it may still come true.
   *
   * @param depth how many bindings are bound
   */
  boolean allow(int depth, Object[] frame) {
    List<Expression> guards = byDepth.get(depth);
    for (int i = 0; i < guards.size(); i++) {
      Object value = Evaluator.evaluate(guards.get(i), frame);
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
