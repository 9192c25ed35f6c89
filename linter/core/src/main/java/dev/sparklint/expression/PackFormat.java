package dev.sparklint.expression;

/**
 * The packed form: a version byte, the pool of strings, then whatever the writer put in, numbers in
 * groups of seven bits, lowest first. An expression is a tag, its position and its parts.
 */
public final class PackFormat {

  /** Raised whenever an old reader would misread a new pack or the other way round. */
  public static final int VERSION = 3;

  public static final int FALSE = 0;
  public static final int TRUE = 1;
  public static final int INTEGER = 2;
  public static final int DOUBLE = 3;
  public static final int STRING = 4;
  public static final int MEMORY = 5;
  public static final int CPU = 6;
  public static final int DURATION = 7;
  public static final int VARIABLE = 8;
  public static final int SELECT = 9;
  public static final int HAS = 10;
  public static final int INDEX = 11;
  public static final int LIST = 12;
  public static final int AND = 13;
  public static final int OR = 14;
  public static final int CONDITIONAL = 15;
  public static final int FOLD = 16;
  public static final int CALL = 17;

  private PackFormat() {}
}
