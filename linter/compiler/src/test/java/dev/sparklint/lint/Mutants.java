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
    if (expression instanceof Call call) {
      ofCall(call, changes);
    } else if (expression instanceof Constant constant && constant.value() instanceof Long value) {
      for (long other : new long[] {value - 1, value + 1}) {
        changes.add(
            new Changed(new Constant(other, constant.position()), value + " becomes " + other));
      }
    } else if (expression instanceof Logical logical) {
      ofLogical(logical, changes);
    } else if (expression instanceof Conditional choice) {
      for (Changed inner : changes(choice.condition())) {
        changes.add(
            inner(
                inner, new Conditional(inner.expression(), choice.yes(), choice.no(), at(choice))));
      }
      for (Changed inner : changes(choice.yes())) {
        changes.add(
            inner(
                inner,
                new Conditional(choice.condition(), inner.expression(), choice.no(), at(choice))));
      }
      for (Changed inner : changes(choice.no())) {
        changes.add(
            inner(
                inner,
                new Conditional(choice.condition(), choice.yes(), inner.expression(), at(choice))));
      }
    } else if (expression instanceof Fold fold) {
      for (Changed inner : changes(fold.condition())) {
        changes.add(
            inner(
                inner,
                new Fold(
                    fold.kind(),
                    fold.range(),
                    fold.slot(),
                    inner.expression(),
                    fold.result(),
                    at(fold))));
      }
    } else if (expression instanceof Has has) {
      changes.add(new Changed(not(has), "has(…) negated at " + has.position()));
    } else if (expression instanceof Index index) {
      for (Changed inner : changes(index.operand())) {
        changes.add(inner(inner, new Index(inner.expression(), index.key(), at(index))));
      }
    } else if (expression instanceof Select select) {
      for (Changed inner : changes(select.operand())) {
        changes.add(inner(inner, new Select(inner.expression(), select.field(), at(select))));
      }
    } else if (expression instanceof ListLiteral list) {
      for (int i = 0; i < list.items().size(); i++) {
        List<Expression> fewer = new ArrayList<>(list.items());
        fewer.remove(i);
        changes.add(
            new Changed(new ListLiteral(fewer, at(list)), "item " + i + " dropped at " + at(list)));
      }
    }
    return changes;
  }

  private static int at(Expression expression) {
    return expression.position();
  }

  private static Changed inner(Changed inner, Expression outer) {
    return new Changed(outer, inner.what());
  }

  private static void ofCall(Call call, List<Changed> changes) {
    Function other = other(call.function());
    if (other != null) {
      Call changed = new Call(other, call.arguments(), call.position());
      changes.add(new Changed(changed, call.function() + " becomes " + other + " at " + at(call)));
    }
    if (CONDITIONS.contains(call.function())) {
      changes.add(new Changed(not(call), call.function() + " negated at " + at(call)));
    }
    for (int i = 0; i < call.arguments().size(); i++) {
      for (Changed inner : changes(call.arguments().get(i))) {
        List<Expression> arguments = new ArrayList<>(call.arguments());
        arguments.set(i, inner.expression());
        changes.add(inner(inner, new Call(call.function(), arguments, call.position())));
      }
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
    String operator = logical.decisive() ? "||" : "&&";
    if (!isGuard(logical.left()) || logical.decisive()) {
      changes.add(
          new Changed(logical.right(), "left of " + operator + " dropped at " + at(logical)));
    }
    if (!isGuard(logical.right()) || logical.decisive()) {
      changes.add(
          new Changed(logical.left(), "right of " + operator + " dropped at " + at(logical)));
    }
    for (Changed inner : changes(logical.left())) {
      changes.add(
          inner(
              inner,
              new Logical(logical.decisive(), inner.expression(), logical.right(), at(logical))));
    }
    for (Changed inner : changes(logical.right())) {
      changes.add(
          inner(
              inner,
              new Logical(logical.decisive(), logical.left(), inner.expression(), at(logical))));
    }
  }

  private static boolean isGuard(Expression expression) {
    return expression instanceof Has
        || (expression instanceof Call call && call.function() == Function.IN_MAP);
  }
}
