package dev.sparklint.expression;

import java.util.List;

/**
 * {@code operand[key]}: an item of a list by its 0-based number, or a value of a map by its key.
 */
public record Index(Expression operand, Expression key, int position) implements Expression {

  @Override
  public Object read(Object[] frame) {
    Object container = Evaluator.evaluate(operand, frame);
    Object at = Evaluator.evaluate(key, frame);
    if (Values.undecided(container)) {
      return Values.undecided(at) ? Values.stronger(container, at) : container;
    }
    if (Values.undecided(at)) {
      return at;
    }
    return container instanceof List<?> list
        ? item(list, (Long) at)
        : Values.member(container, (String) at);
  }

  private Object item(List<?> list, long index) {
    for (int i = 0; i < list.size() && i < index; i++) {
      Object before = Values.known(list.get(i));
      if (Values.undecided(before)) {
        return before; // it stands for any number of items, so we cannot count past it
      }
    }
    return index >= 0 && index < list.size()
        ? list.get((int) index)
        : new EvaluationError("no item " + index + " in a list of " + list.size(), position);
  }
}
