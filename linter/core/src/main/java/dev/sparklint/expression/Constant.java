package dev.sparklint.expression;

/** A literal: {@code Boolean}, {@code Long}, {@code Double}, {@code String} or a quantity. */
public record Constant(Object value, int position) implements Expression {

  @Override
  public Object read(Object[] frame) {
    return value;
  }
}
