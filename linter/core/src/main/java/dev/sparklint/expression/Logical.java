package dev.sparklint.expression;

/**
 * {@code &&} (decided by false) or {@code ||} (decided by true). A side that decides does so
 * whatever the other is, also if that is unknown or an error.
 */
public record Logical(boolean decisive, Expression left, Expression right, int position)
    implements Expression {

  @Override
  public Object read(Object[] frame) {
    Object first = Evaluator.evaluate(left, frame);
    if (Values.is(decisive, first)) {
      return decisive;
    }
    Object second = Evaluator.evaluate(right, frame);
    if (Values.is(decisive, second)) {
      return decisive;
    }
    if (Values.undecided(first)) {
      return Values.undecided(second) ? Values.stronger(first, second) : first;
    }
    return second;
  }
}
