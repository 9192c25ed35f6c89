package dev.sparklint.compiler.expression;

import org.jspecify.annotations.Nullable;

/**
 * The type of an expression or a fact's field. Prints as a rule author would name it.
 *
 * @param name of the fact, or of the type itself
 * @param element what a list or map holds, else null; the keys of maps are strings
 */
public record Type(Kind kind, String name, @Nullable Type element) {

  /** What types there are. */
  public enum Kind {
    BOOL,
    INT,
    DOUBLE,
    STRING,
    MEMORY,
    CPU,
    DURATION,
    LIST,
    MAP,
    FACT
  }

  public static final Type BOOL = new Type(Kind.BOOL, "bool", null);
  public static final Type INT = new Type(Kind.INT, "int", null);
  public static final Type DOUBLE = new Type(Kind.DOUBLE, "double", null);
  public static final Type STRING = new Type(Kind.STRING, "string", null);
  public static final Type MEMORY = new Type(Kind.MEMORY, "Memory", null);
  public static final Type CPU = new Type(Kind.CPU, "Cpu", null);
  public static final Type DURATION = new Type(Kind.DURATION, "Duration", null);

  public static Type list(Type element) {
    return new Type(Kind.LIST, "list", element);
  }

  public static Type map(Type value) {
    return new Type(Kind.MAP, "map", value);
  }

  public static Type fact(String name) {
    return new Type(Kind.FACT, name, null);
  }

  /** Whether a message can show it. */
  public boolean printable() {
    return switch (kind) {
      case BOOL, INT, DOUBLE, STRING, MEMORY, CPU, DURATION -> true;
      case LIST -> STRING.equals(element);
      case MAP, FACT -> false;
    };
  }

  @Override
  public String toString() {
    return switch (kind) {
      case LIST -> "list(" + element + ")";
      case MAP -> "map(string, " + element + ")";
      default -> name;
    };
  }
}
