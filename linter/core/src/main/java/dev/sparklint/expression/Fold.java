package dev.sparklint.expression;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A macro over a list. An unknown item is never looked at: it stands for any number of items that
 * may or may not satisfy the condition.
 *
 * @param slot where the condition and the result find the item
 * @param result what {@link Kind#COLLECT} keeps of an item; the item itself for {@code filter}
 */
public record Fold(
    Kind kind, Expression range, int slot, Expression condition, Expression result, int position)
    implements Expression {

  /** What is made of the items. */
  public enum Kind {
    ALL,
    EXISTS,
    EXISTS_ONE,
    /** {@code filter} and {@code map}. */
    COLLECT
  }

  @Override
  public Object read(Object[] frame) {
    Object items = Evaluator.evaluate(range, frame);
    if (Values.undecided(items)) {
      return items;
    }
    List<?> list = (List<?>) items;
    return switch (kind) {
      case ALL -> search(list, false, frame);
      case EXISTS -> search(list, true, frame);
      case EXISTS_ONE -> one(list, frame);
      case COLLECT -> collect(list, frame);
    };
  }

  private Object search(List<?> list, boolean decisive, Object[] frame) {
    Object undecided = null;
    for (Object item : list) {
      Object holds = holds(item, frame);
      if (Values.is(decisive, holds)) {
        return decisive;
      }
      if (Values.undecided(holds)) {
        undecided = Values.stronger(undecided, holds);
      }
    }
    return undecided == null ? !decisive : undecided;
  }

  private Object one(List<?> list, Object[] frame) {
    int found = 0;
    Object unknown = null;
    for (Object item : list) {
      Object holds = holds(item, frame);
      if (holds instanceof EvaluationError) {
        return holds;
      }
      if (Values.undecided(holds)) {
        unknown = holds;
      } else if (Values.is(true, holds)) {
        found++;
      }
    }
    return unknown == null || found > 1 ? found == 1 : unknown;
  }

  private Object collect(List<?> list, Object[] frame) {
    List<Object> kept = new ArrayList<>(list.size());
    for (Object item : list) {
      Object value = collected(item, frame);
      if (value instanceof EvaluationError) {
        return value;
      }
      if (value != null) {
        kept.add(value);
      }
    }
    return kept;
  }

  /** What is kept of an item, unknown when it might be kept, or null. */
  private @Nullable Object collected(Object item, Object[] frame) {
    Object holds = holds(item, frame);
    if (Values.undecided(holds)) {
      return holds;
    }
    return Values.is(true, holds) ? result.read(frame) : null;
  }

  private Object holds(Object item, Object[] frame) {
    Object value = Values.known(item);
    if (Values.undecided(value)) {
      return value;
    }
    frame[slot] = item;
    return Evaluator.evaluate(condition, frame);
  }
}
