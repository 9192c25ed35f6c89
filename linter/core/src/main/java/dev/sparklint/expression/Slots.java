package dev.sparklint.expression;

import java.util.ArrayList;
import java.util.List;

/** What an expression hangs on. */
public final class Slots {

  private Slots() {}

  /**
   * The last of the declared variables that an expression looks at; -1 for none.
   *
   * @param declared how many there are; slots above are those of folds
   */
  public static int last(Expression expression, int declared) {
    if (expression instanceof Variable variable) {
      return variable.slot() < declared ? variable.slot() : -1;
    }
    int last = -1;
    for (Expression part : parts(expression)) {
      last = Math.max(last, last(part, declared));
    }
    return last;
  }

  /** The conditions that all have to be true for this one to be. */
  public static List<Expression> conjuncts(Expression condition) {
    List<Expression> conjuncts = new ArrayList<>();
    addConjuncts(condition, conjuncts);
    return conjuncts;
  }

  private static void addConjuncts(Expression condition, List<Expression> conjuncts) {
    if (condition instanceof Logical logical && !logical.decisive()) {
      addConjuncts(logical.left(), conjuncts);
      addConjuncts(logical.right(), conjuncts);
    } else {
      conjuncts.add(condition);
    }
  }

  /**
   * The texts one of which a field of a variable has to be, when a condition says so: {@code x.f ==
   * "a"} or {@code x.f in ["a", "b"]}; else empty.
   */
  public static List<?> wanted(Expression condition, int slot, String field) {
    boolean compares =
        condition instanceof Call call
            && (call.function() == Function.EQUALS || call.function() == Function.IN_LIST)
            && call.arguments().get(0) instanceof Select select
            && select.field().equals(field)
            && select.operand() instanceof Variable variable
            && variable.slot() == slot;
    if (!compares) {
      return List.of();
    }
    Expression right = ((Call) condition).arguments().get(1);
    if (right instanceof Constant constant) {
      return List.of(constant.value());
    }
    List<Object> constants = right instanceof ListLiteral list ? list.constants() : null;
    return constants == null ? List.of() : constants;
  }

  /**
   * Whether an expression looks at nothing but some fields of one variable.
   *
   * @param declared how many variables there are; slots above are those of folds
   */
  public static boolean seesOnly(
      Expression expression, int slot, List<String> fields, int declared) {
    if (expression instanceof Variable variable) {
      return variable.slot() >= declared;
    }
    if (expression instanceof Select select
        && select.operand() instanceof Variable variable
        && variable.slot() == slot) {
      return fields.contains(select.field());
    }
    for (Expression part : parts(expression)) {
      if (!seesOnly(part, slot, fields, declared)) {
        return false;
      }
    }
    return true;
  }

  private static List<Expression> parts(Expression expression) {
    if (expression instanceof Call call) {
      return call.arguments();
    }
    if (expression instanceof Logical logical) {
      return List.of(logical.left(), logical.right());
    }
    if (expression instanceof Select select) {
      return List.of(select.operand());
    }
    if (expression instanceof Index index) {
      return List.of(index.operand(), index.key());
    }
    if (expression instanceof Has has) {
      return List.of(has.operand());
    }
    if (expression instanceof ListLiteral list) {
      return list.items();
    }
    if (expression instanceof Fold fold) {
      return List.of(fold.range(), fold.condition(), fold.result());
    }
    return expression instanceof Conditional choice
        ? List.of(choice.condition(), choice.yes(), choice.no())
        : List.of();
  }
}
