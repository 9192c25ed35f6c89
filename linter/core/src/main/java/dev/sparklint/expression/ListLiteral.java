package dev.sparklint.expression;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code [a, b]}; one undecided item makes the whole list undecided, as in CEL. */
public record ListLiteral(List<Expression> items, @Nullable List<Object> constants, int position)
    implements Expression {

  /** Knows the values of a list of constants, which nearly every list is. */
  public ListLiteral(List<Expression> items, int position) {
    this(List.copyOf(items), constants(items), position);
  }

  private static @Nullable List<Object> constants(List<Expression> items) {
    List<Object> values = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      if (!(items.get(i) instanceof Constant constant)) {
        return null;
      }
      values.add(constant.value());
    }
    return values;
  }

  @Override
  public Object read(Object[] frame) {
    if (constants != null) {
      return constants;
    }
    List<Object> values = new ArrayList<>(items.size());
    Object undecided = null;
    for (int i = 0; i < items.size(); i++) {
      Object value = Evaluator.evaluate(items.get(i), frame);
      if (Values.undecided(value)) {
        undecided = Values.stronger(undecided, value);
      }
      values.add(value);
    }
    return undecided == null ? values : undecided;
  }
}
