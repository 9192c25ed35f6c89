package dev.sparklint.expression;

/** {@code has(operand.field)}: whether somebody set it or it has a default. */
public record Has(Expression operand, String field, int position) implements Expression {

  @Override
  public Object read(Object[] frame) {
    Object container = Evaluator.evaluate(operand, frame);
    return Values.undecided(container)
        ? container
        : Values.presence(Values.member(container, field));
  }
}
