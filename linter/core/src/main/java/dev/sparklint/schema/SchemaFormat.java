package dev.sparklint.schema;

/**
 * The packed form of schemas, in bytes and in numbers of two bytes, the higher first.
 *
 * <p>Version (one byte); how many texts, nodes and kinds there are; the offset of each text, and of
 * the end of the last; the offset of each node; for each kind its name's text and its node; the
 * characters of the texts; the nodes. Offsets count from where the characters or the nodes begin.
 *
 * <p>A node is a tag of one byte and what belongs to it: equal nodes are stored once.
 */
public final class SchemaFormat {

  /** Raised whenever an old reader would misread a new pack or the other way round. */
  public static final int VERSION = 1;

  /** Everything is allowed; nothing follows. */
  public static final int ANY = 0;

  /** Types (a byte), a byte that counts values, their texts; no values when all are allowed. */
  public static final int SCALAR = 1;

  /** The node of the items. */
  public static final int LIST = 2;

  /** The node of the values; keys are the author's. */
  public static final int MAP = 3;

  /**
   * A byte that counts required fields, one that counts fields; the texts of the required; for each
   * field, by name, its text and its node.
   */
  public static final int OBJECT = 4;

  /** The same, and further fields are allowed. */
  public static final int OPEN_OBJECT = 5;

  public static final int STRING = 1;
  public static final int INTEGER = 2;

  /** Whole or not. */
  public static final int NUMBER = 4;

  public static final int BOOLEAN = 8;

  private SchemaFormat() {}
}
