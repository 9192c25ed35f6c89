package dev.sparklint.expression;

/** A declared variable or the item of a fold, by its slot in the frame. */
public record Variable(int slot, int position) implements Expression {

  @Override
  public Object read(Object[] frame) {
    return frame[slot];
  }
}
