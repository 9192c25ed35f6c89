package dev.sparklint.expression;

import dev.sparklint.facts.Effective;
import dev.sparklint.facts.Fact;
import dev.sparklint.facts.Lookup;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the values of expressions have in common. */
final class Values {

  private static final Effective.Unset<Object> UNSET = new Effective.Unset<>();
  private static final Effective.Unknown<Object> NOT_SET =
      new Effective.Unknown<>("nothing sets it and there is no default");

  private Values() {}

  /** Looks through {@link Effective}; what is unset or unknown comes out as {@code Unknown}. */
  static Object known(Object raw) {
    // Nearly all are one of these, and a test for a final class costs next to nothing.
    if (raw instanceof String || raw instanceof Boolean) {
      return raw;
    }
    if (raw instanceof Effective<?> effective) {
      return inside(effective);
    }
    return raw instanceof Enum<?> constant ? constant.toString() : raw;
  }

  private static Object inside(Effective<?> effective) {
    if (effective instanceof Effective.Written<?> written) {
      return known(written.value());
    }
    if (effective instanceof Effective.Defaulted<?> defaulted) {
      return known(defaulted.value());
    }
    return effective instanceof Effective.Unknown<?> ? effective : NOT_SET;
  }

  /** Whether {@code has()} and {@code in} hold for what a field or key led to. */
  static Object presence(Object raw) {
    return raw instanceof Effective.Unknown<?> ? raw : !(raw instanceof Effective.Unset<?>);
  }

  /** Whether a map has a key. */
  static Object isIn(Object map, String key) {
    boolean set = map instanceof Lookup<?> lookup && lookup.isSet(key);
    return set ? true : presence(member(map, key));
  }

  /** Neither true nor false nor any other value, but unknown or an error. */
  static boolean undecided(Object value) {
    return value instanceof Effective.Unknown<?> || value instanceof EvaluationError;
  }

  /**
   * Whether it is that truth value. Not {@code equals}: in a record, such as {@code Unknown}, the
   * first call of it costs as much start-up time as a hundred rules.
   */
  static boolean is(boolean truth, Object value) {
    return value instanceof Boolean known && known == truth;
  }

  /** Of two undecided results the one that counts: what is unknown might hide the error. */
  static Object stronger(@Nullable Object first, Object second) {
    return first == null || second instanceof Effective.Unknown<?> ? second : first;
  }

  static Object member(Object container, String name) {
    if (container instanceof Fact fact) {
      return fact.field(name);
    }
    if (container instanceof Lookup<?> lookup) {
      return lookup.get(name);
    }
    Object value = ((Map<?, ?>) container).get(name);
    return value == null ? UNSET : value;
  }

  /** The first item that is unknown, or null. */
  static @Nullable Object unknownItem(List<?> list) {
    for (Object item : list) {
      Object value = known(item);
      if (undecided(value)) {
        return value;
      }
    }
    return null;
  }

  /** A Boolean, or unknown when a list has an unknown item. */
  static Object equal(Object left, Object right) {
    if (left instanceof List<?> first && right instanceof List<?> second) {
      return equalLists(first, second);
    }
    // Unlike compareTo(), CEL's == says that 0.0 is -0.0 and that NaN is nothing, not even itself.
    return left instanceof Double first && right instanceof Double second
        ? first.doubleValue() == second.doubleValue()
        : order(left, right) == 0;
  }

  @SuppressWarnings("unchecked") // well typed: both are of one type
  static int order(Object left, Object right) {
    return ((Comparable<Object>) left).compareTo(right);
  }

  private static Object equalLists(List<?> left, List<?> right) {
    Object unknown = unknownItem(left);
    if (unknown == null) {
      unknown = unknownItem(right);
    }
    if (unknown != null) {
      return unknown;
    }
    if (left.size() != right.size()) {
      return false;
    }
    return equalItems(left, right);
  }

  private static Object equalItems(List<?> left, List<?> right) {
    Object unknown = null;
    for (int i = 0; i < left.size(); i++) {
      Object same = equal(known(left.get(i)), known(right.get(i)));
      if (is(false, same)) {
        return false;
      }
      if (undecided(same)) {
        unknown = same;
      }
    }
    return unknown == null ? true : unknown;
  }

  /** Whether the list has the item: true once it is seen, else unknown if an item is unknown. */
  static Object contains(List<?> list, Object wanted) {
    Object unknown = null;
    for (Object item : list) {
      Object value = known(item);
      Object same = undecided(value) ? value : equal(wanted, value);
      if (is(true, same)) {
        return true;
      }
      if (undecided(same)) {
        unknown = same;
      }
    }
    return unknown == null ? false : unknown;
  }
}
