package dev.sparklint.expression;

import dev.sparklint.quantity.CpuQuantity;
import dev.sparklint.quantity.MemorySize;
import dev.sparklint.quantity.SparkDuration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The operators and functions, one constant per combination of argument types.
 *
 * <p>A constant in lower case is the id of the overload in CEL; those on durations are called
 * spark_duration since CEL has a duration of its own, which rules do not have. To add a function,
 * add a constant here, its line in {@link #apply}, and, unless CEL has it, its declaration in the
 * compiler; a test holds the two together. The packed form knows constants by their order, so raise
 * {@link PackFormat#VERSION}.
 */
public enum Function {
  EQUALS,
  NOT_EQUALS,
  LOGICAL_NOT,
  IN_LIST,
  IN_MAP,
  LESS_BOOL,
  LESS_INT64,
  LESS_DOUBLE,
  LESS_STRING,
  LESS_MEMORY,
  LESS_CPU,
  LESS_SPARK_DURATION,
  LESS_EQUALS_BOOL,
  LESS_EQUALS_INT64,
  LESS_EQUALS_DOUBLE,
  LESS_EQUALS_STRING,
  LESS_EQUALS_MEMORY,
  LESS_EQUALS_CPU,
  LESS_EQUALS_SPARK_DURATION,
  GREATER_BOOL,
  GREATER_INT64,
  GREATER_DOUBLE,
  GREATER_STRING,
  GREATER_MEMORY,
  GREATER_CPU,
  GREATER_SPARK_DURATION,
  GREATER_EQUALS_BOOL,
  GREATER_EQUALS_INT64,
  GREATER_EQUALS_DOUBLE,
  GREATER_EQUALS_STRING,
  GREATER_EQUALS_MEMORY,
  GREATER_EQUALS_CPU,
  GREATER_EQUALS_SPARK_DURATION,
  ADD_INT64,
  ADD_DOUBLE,
  ADD_STRING,
  ADD_LIST,
  ADD_MEMORY,
  ADD_CPU,
  ADD_SPARK_DURATION,
  SUBTRACT_INT64,
  SUBTRACT_DOUBLE,
  SUBTRACT_MEMORY,
  SUBTRACT_CPU,
  SUBTRACT_SPARK_DURATION,
  MULTIPLY_INT64,
  MULTIPLY_DOUBLE,
  MULTIPLY_MEMORY_INT64,
  MULTIPLY_CPU_INT64,
  MULTIPLY_SPARK_DURATION_INT64,
  DIVIDE_INT64,
  DIVIDE_DOUBLE,
  MODULO_INT64,
  NEGATE_INT64,
  NEGATE_DOUBLE,
  SIZE_STRING,
  STRING_SIZE,
  SIZE_LIST,
  LIST_SIZE,
  STARTS_WITH_STRING,
  ENDS_WITH_STRING,
  CONTAINS_STRING,
  MATCHES,
  MATCHES_STRING,
  STRING_LOWER_ASCII,
  STRING_WITHOUT_STRING,
  INT64_TO_STRING,
  DOUBLE_TO_STRING,
  BOOL_TO_STRING,
  STRING_TO_INT64,
  INT64_TO_DOUBLE;

  private static final Function[] ALL = values();

  /** The constant at a place in the order of declaration. */
  static Function at(int ordinal) {
    return ALL[ordinal];
  }

  /**
   * The function for an overload that CEL's type checker chose, or null when rules have no such.
   */
  public static @Nullable Function ofOverload(String id) {
    for (Function function : ALL) {
      if (function.overload().equals(id)) {
        return function;
      }
    }
    return null;
  }

  /** CEL's id for this combination of operator and argument types. */
  public String overload() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean divides() {
    return this == DIVIDE_INT64 || this == MODULO_INT64;
  }

  /**
   * The value for arguments that are all known and of the right types.
   *
   * @param right the second argument; of functions with one, the first
   * @throws ArithmeticException if the result does not fit, or for a division by zero
   * @throws NumberFormatException if a text is no whole number
   * @throws java.util.regex.PatternSyntaxException if a pattern is none
   */
  Object apply(Object left, Object right) {
    return switch (this) {
      case EQUALS -> Values.equal(left, right);
      case NOT_EQUALS -> not(Values.equal(left, right));
      case LOGICAL_NOT -> not(left);
      case IN_LIST -> Values.contains((List<?>) right, left);
      case IN_MAP -> Values.isIn(right, (String) left);

      case LESS_BOOL, LESS_INT64, LESS_STRING, LESS_MEMORY, LESS_CPU, LESS_SPARK_DURATION ->
          Values.order(left, right) < 0;
      case LESS_EQUALS_BOOL,
          LESS_EQUALS_INT64,
          LESS_EQUALS_STRING,
          LESS_EQUALS_MEMORY,
          LESS_EQUALS_CPU,
          LESS_EQUALS_SPARK_DURATION ->
          Values.order(left, right) <= 0;
      case GREATER_BOOL,
          GREATER_INT64,
          GREATER_STRING,
          GREATER_MEMORY,
          GREATER_CPU,
          GREATER_SPARK_DURATION ->
          Values.order(left, right) > 0;
      case GREATER_EQUALS_BOOL,
          GREATER_EQUALS_INT64,
          GREATER_EQUALS_STRING,
          GREATER_EQUALS_MEMORY,
          GREATER_EQUALS_CPU,
          GREATER_EQUALS_SPARK_DURATION ->
          Values.order(left, right) >= 0;
      case LESS_DOUBLE -> (Double) left < (Double) right;
      case LESS_EQUALS_DOUBLE -> (Double) left <= (Double) right;
      case GREATER_DOUBLE -> (Double) left > (Double) right;
      case GREATER_EQUALS_DOUBLE -> (Double) left >= (Double) right;

      case ADD_INT64 -> Math.addExact((Long) left, (Long) right);
      case ADD_DOUBLE -> (Double) left + (Double) right;
      case ADD_STRING -> ((String) left).concat((String) right);
      case ADD_LIST -> joined((List<?>) left, (List<?>) right);
      case ADD_MEMORY -> ((MemorySize) left).plus((MemorySize) right);
      case ADD_CPU -> ((CpuQuantity) left).plus((CpuQuantity) right);
      case ADD_SPARK_DURATION -> ((SparkDuration) left).plus((SparkDuration) right);
      case SUBTRACT_INT64 -> Math.subtractExact((Long) left, (Long) right);
      case SUBTRACT_DOUBLE -> (Double) left - (Double) right;
      case SUBTRACT_MEMORY -> ((MemorySize) left).minus((MemorySize) right);
      case SUBTRACT_CPU -> ((CpuQuantity) left).minus((CpuQuantity) right);
      case SUBTRACT_SPARK_DURATION -> ((SparkDuration) left).minus((SparkDuration) right);
      case MULTIPLY_INT64 -> Math.multiplyExact((Long) left, (Long) right);
      case MULTIPLY_DOUBLE -> (Double) left * (Double) right;
      case MULTIPLY_MEMORY_INT64 -> ((MemorySize) left).times((Long) right);
      case MULTIPLY_CPU_INT64 -> ((CpuQuantity) left).times((Long) right);
      case MULTIPLY_SPARK_DURATION_INT64 -> ((SparkDuration) left).times((Long) right);
      case DIVIDE_INT64 -> quotient((Long) left, (Long) right);
      case DIVIDE_DOUBLE -> (Double) left / (Double) right;
      case MODULO_INT64 -> (Long) left % (Long) right;
      case NEGATE_INT64 -> Math.negateExact((Long) left);
      case NEGATE_DOUBLE -> -(Double) left;

      case SIZE_STRING, STRING_SIZE -> codePoints((String) left);
      case SIZE_LIST, LIST_SIZE -> size((List<?>) left);
      case STARTS_WITH_STRING -> ((String) left).startsWith((String) right);
      case ENDS_WITH_STRING -> ((String) left).endsWith((String) right);
      case CONTAINS_STRING -> ((String) left).contains((String) right);
      case MATCHES, MATCHES_STRING -> Patterns.of((String) right).matcher((String) left).find();
      case STRING_LOWER_ASCII -> lowerAscii((String) left);
      case STRING_WITHOUT_STRING -> ((String) left).replace((String) right, "");
      case INT64_TO_STRING, DOUBLE_TO_STRING, BOOL_TO_STRING -> left.toString();
      case STRING_TO_INT64 -> Long.parseLong((String) left);
      case INT64_TO_DOUBLE -> ((Long) left).doubleValue();
    };
  }

  private static Object not(Object value) {
    return value instanceof Boolean truth ? !truth : value;
  }

  private static Object joined(List<?> left, List<?> right) {
    List<Object> all = new ArrayList<>(left.size() + right.size());
    all.addAll(left);
    all.addAll(right);
    return all;
  }

  private static long quotient(long left, long right) {
    if (left == Long.MIN_VALUE && right == -1) {
      throw new ArithmeticException();
    }
    return left / right;
  }

  private static Object codePoints(String text) {
    return (long) text.codePointCount(0, text.length());
  }

  private static Object size(List<?> list) {
    Object unknown = Values.unknownItem(list);
    return unknown == null ? (Object) (long) list.size() : unknown;
  }

  private static String lowerAscii(String text) {
    char[] letters = text.toCharArray();
    for (int i = 0; i < letters.length; i++) {
      if (letters[i] >= 'A' && letters[i] <= 'Z') {
        letters[i] = Character.toLowerCase(letters[i]);
      }
    }
    return new String(letters);
  }
}
