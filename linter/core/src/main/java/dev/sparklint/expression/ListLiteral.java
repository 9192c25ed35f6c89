package dev.sparklint.expression;

import java.util.ArrayList;
import java.util.List;

/** {@code [a, b]}; one undecided item makes the whole list undecided, as in CEL. */
public record ListLiteral(List<Expression> items, int position) implements Expression {

  public ListLiteral {
    items = List.copyOf(items);
  }

  @Override
  public Object read(Object[] frame) {
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
