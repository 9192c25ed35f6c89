package dev.sparklint.expression;

/** {@code condition ? yes : no}. */
public record Conditional(Expression condition, Expression yes, Expression no, int position)
    implements Expression {

  @Override
  public Object read(Object[] frame) {
    Object which = Evaluator.evaluate(condition, frame);
    if (Values.undecided(which)) {
      return which;
    }
    return Values.is(true, which) ? yes.read(frame) : no.read(frame);
  }
}
