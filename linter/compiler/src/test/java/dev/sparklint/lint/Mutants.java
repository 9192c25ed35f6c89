package dev.sparklint.lint;

import dev.sparklint.expression.Call;
import dev.sparklint.expression.Conditional;
import dev.sparklint.expression.Constant;
import dev.sparklint.expression.Expression;
import dev.sparklint.expression.Fold;
import dev.sparklint.expression.Function;
import dev.sparklint.expression.Has;
import dev.sparklint.expression.Index;
import dev.sparklint.expression.ListLiteral;
import dev.sparklint.expression.Logical;
import dev.sparklint.expression.Select;
import dev.sparklint.rules.Rule;
import dev.sparklint.rules.SparkRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Rules with one small mistake each. */
final class Mutants {

  /**
   * A mistaken rule.
   *
   * @param what the mistake, for people
   */
  record Mutant(Rule rule, String what) {}

  /** An expression with one mistake. */
  private record Changed(Expression expression, String what) {}

  private static final Set<Function> CONDITIONS =
      Set.of(
          Function.IN_LIST,
          Function.IN_MAP,
          Function.MATCHES,
          Function.MATCHES_STRING,
          Function.STARTS_WITH_STRING,
          Function.ENDS_WITH_STRING,
          Function.CONTAINS_STRING);

  private final Rule rule;
  private final List<Mutant> mutants = new ArrayList<>();

  private Mutants(Rule rule) {
    this.rule = rule;
  }

  static List<Mutant> of(Rule rule) {
    Mutants mutants = new Mutants(rule);
    mutants.make();
    return mutants.mutants;
  }

  private void make() {
    for (Changed changed : whole(rule.require())) {
      add(rule.when(), changed.expression(), "require: " + changed.what());
    }
    Expression when = rule.when();
    if (when != null) {
      add(null, rule.require(), "when: dropped");
      for (Changed changed : whole(when)) {
        add(changed.expression(), rule.require(), "when: " + changed.what());
      }
    }
    if (!rule.spark().equals(SparkRange.ALL)) {
      mutants.add(
          new Mutant(copy(rule.when(), rule.require(), SparkRange.ALL, null), "spark: dropped"));
    }
    for (int i = 0; i < rule.severityCases().size(); i++) {
      for (Changed changed : whole(rule.severityCases().get(i).when())) {
        List<Rule.SeverityCase> cases = new ArrayList<>(rule.severityCases());
        cases.set(i, new Rule.SeverityCase(cases.get(i).severity(), changed.expression()));
        Rule mutant = copy(rule.when(), rule.require(), rule.spark(), cases);
        mutants.add(new Mutant(mutant, "severity: " + changed.what()));
      }
    }
  }

  private void add(@Nullable Expression when, Expression require, String what) {
    mutants.add(new Mutant(copy(when, require, rule.spark(), null), what));
  }

  private Rule copy(
      @Nullable Expression when,
      Expression require,
      SparkRange spark,
      @Nullable List<Rule.SeverityCase> cases) {
    return new Rule(
        rule.id(),
        rule.category(),
        rule.title(),
        rule.collection(),
        rule.severity(),
        cases == null ? rule.severityCases() : cases,
        spark,
        rule.bindings(),
        when,
        require,
        rule.at(),
        rule.label(),
        rule.related(),
        rule.message(),
        rule.sum(),
        rule.why(),
        rule.help(),
        rule.edits(),
        rule.silences(),
        rule.text(),
        rule.docs(),
        rule.frameSize());
  }

  private static List<Changed> whole(Expression expression) {
    List<Changed> changes = new ArrayList<>();
    changes.add(new Changed(not(expression), "negated"));
    changes.addAll(changes(expression));
    return changes;
  }

  private static Expression not(Expression expression) {
    return new Call(Function.LOGICAL_NOT, List.of(expression), expression.position());
  }

  private static List<Changed> changes(Expression expression) {
    List<Changed> changes = new ArrayList<>();
    int at = expression.position();
    if (expression instanceof Call call) {
      ofCall(call, changes);
    } else if (expression instanceof Constant constant && constant.value() instanceof Long value) {
      for (long other : new long[] {value - 1, value + 1}) {
        changes.add(new Changed(new Constant(other, at), value + " becomes " + other));
      }
    } else if (expression instanceof Logical logical) {
      ofLogical(logical, changes);
    } else if (expression instanceof Conditional c) {
      inside(c.condition(), x -> new Conditional(x, c.yes(), c.no(), at), changes);
      inside(c.yes(), x -> new Conditional(c.condition(), x, c.no(), at), changes);
      inside(c.no(), x -> new Conditional(c.condition(), c.yes(), x, at), changes);
    } else if (expression instanceof Fold f) {
      UnaryOperator<Expression> fold =
          x -> new Fold(f.kind(), f.range(), f.slot(), x, f.result(), at);
      inside(f.condition(), fold, changes);
    } else if (expression instanceof Has has) {
      changes.add(new Changed(not(has), "has(…) negated at " + at));
    } else if (expression instanceof Index index) {
      inside(index.operand(), x -> new Index(x, index.key(), at), changes);
    } else if (expression instanceof Select select) {
      inside(select.operand(), x -> new Select(x, select.field(), at), changes);
    } else if (expression instanceof ListLiteral list) {
      for (int i = 0; i < list.items().size(); i++) {
        List<Expression> fewer = new ArrayList<>(list.items());
        fewer.remove(i);
        changes.add(new Changed(new ListLiteral(fewer, at), "item " + i + " dropped at " + at));
      }
    }
    return changes;
  }

  /** The mistakes of a part, each put back into the whole. */
  private static void inside(
      Expression part, UnaryOperator<Expression> whole, List<Changed> changes) {
    for (Changed change : changes(part)) {
      changes.add(new Changed(whole.apply(change.expression()), change.what()));
    }
  }

  private static void ofCall(Call call, List<Changed> changes) {
    int at = call.position();
    Function other = other(call.function());
    if (other != null) {
      Call changed = new Call(other, call.arguments(), at);
      changes.add(new Changed(changed, call.function() + " becomes " + other + " at " + at));
    }
    if (CONDITIONS.contains(call.function())) {
      changes.add(new Changed(not(call), call.function() + " negated at " + at));
    }
    for (int i = 0; i < call.arguments().size(); i++) {
      int index = i;
      UnaryOperator<Expression> whole =
          x -> {
            List<Expression> arguments = new ArrayList<>(call.arguments());
            arguments.set(index, x);
            return new Call(call.function(), arguments, at);
          };
      inside(call.arguments().get(i), whole, changes);
    }
  }

  /** The comparison that people write by mistake; null if it is no comparison. */
  private static @Nullable Function other(Function function) {
    String name = function.name();
    return switch (name) {
      case "EQUALS" -> Function.NOT_EQUALS;
      case "NOT_EQUALS" -> Function.EQUALS;
      default -> {
        for (String comparison : List.of("LESS", "GREATER")) {
          if (name.startsWith(comparison + "_EQUALS_")) {
            yield Function.valueOf(name.replace("_EQUALS_", "_"));
          }
          if (name.startsWith(comparison + "_")) {
            yield Function.valueOf(name.replace(comparison + "_", comparison + "_EQUALS_"));
          }
        }
        yield null;
      }
    };
  }

  private static void ofLogical(Logical logical, List<Changed> changes) {
    // Without a guard, what it guards is absent, which is not known, which is silence: the same.
    boolean decisive = logical.decisive();
    int at = logical.position();
    String dropped = " of " + (decisive ? "||" : "&&") + " dropped at " + at;
    if (!isGuard(logical.left()) || decisive) {
      changes.add(new Changed(logical.right(), "left" + dropped));
    }
    if (!isGuard(logical.right()) || decisive) {
      changes.add(new Changed(logical.left(), "right" + dropped));
    }
    inside(logical.left(), x -> new Logical(decisive, x, logical.right(), at), changes);
    inside(logical.right(), x -> new Logical(decisive, logical.left(), x, at), changes);
  }

  private static boolean isGuard(Expression expression) {
    return expression instanceof Has
        || (expression instanceof Call call && call.function() == Function.IN_MAP);
  }
}
