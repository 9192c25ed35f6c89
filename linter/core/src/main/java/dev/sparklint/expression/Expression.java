package dev.sparklint.expression;

/** A checked expression of a rule. Immutable, so that threads may share it. */
public sealed interface Expression
    permits Call, Conditional, Constant, Fold, Has, Index, ListLiteral, Logical, Select, Variable {

  /** Where it stands in the text of the rule's expression: code points, 0-based. */
  int position();

  /**
   * The value as it stands: a path ends in what the fact holds, so an {@link
   * dev.sparklint.facts.Effective} keeps its place. {@link Evaluator#evaluate} looks through it.
   *
   * @param frame variables by slot; folds use slots above those that were declared
   */
  Object read(Object[] frame);
}
