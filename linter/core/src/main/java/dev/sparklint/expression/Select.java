package dev.sparklint.expression;

/** {@code operand.field}, of a fact or a map. */
public record Select(Expression operand, String field, int position) implements Expression {

  @Override
  public Object read(Object[] frame) {
    Object container = Evaluator.evaluate(operand, frame);
    return Values.undecided(container) ? container : Values.member(container, field);
  }
}
