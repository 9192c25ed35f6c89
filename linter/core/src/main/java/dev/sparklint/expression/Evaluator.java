package dev.sparklint.expression;

import dev.sparklint.facts.Effective;
import dev.sparklint.facts.Fact;
import dev.sparklint.text.Place;
import org.jspecify.annotations.Nullable;

/** Runs expressions. */
public final class Evaluator {

  private Evaluator() {}

  /**
   * What the expression comes to: a {@code Boolean}, {@code Long}, {@code Double}, {@code String},
   * quantity, {@code List}, map or {@code Fact}; {@link Effective.Unknown} when it hangs on
   * something that is not known or not set; or an {@link EvaluationError}.
   *
   * <p>In a list an item that is {@code Unknown} stands for any number of items that we cannot see.
   *
   * @param frame declared variables in their order, then room for folds; what is in that room is
   *     overwritten, so threads need a frame each
   */
  public static Object evaluate(Expression expression, Object[] frame) {
    return Values.known(expression.read(frame));
  }

  /** Where the value that a path (or a choice between paths) leads to is written, or null. */
  public static @Nullable Place place(Expression expression, Object[] frame) {
    Object value = expression.read(frame);
    if (value instanceof Effective.Written<?> written) {
      return written.place();
    }
    return Values.known(value) instanceof Fact fact ? fact.place() : null;
  }
}
