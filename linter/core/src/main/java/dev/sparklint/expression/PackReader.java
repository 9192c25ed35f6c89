package dev.sparklint.expression;

import dev.sparklint.quantity.CpuQuantity;
import dev.sparklint.quantity.MemorySize;
import dev.sparklint.quantity.SparkDuration;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads back, in the same order, what the compiler's {@code PackWriter} wrote. Buffer the stream.
 *
 * @see PackFormat
 */
public final class PackReader {

  private static final Fold.Kind[] KINDS = Fold.Kind.values();

  private final DataInputStream in;
  private final String[] pool;
  private int frameSize;

  /**
   * Starts a pack.
   *
   * @throws IOException if the stream fails or holds no pack of this version
   */
  public PackReader(InputStream stream) throws IOException {
    in = new DataInputStream(stream);
    int version = in.readUnsignedByte();
    if (version != PackFormat.VERSION) {
      throw new IOException(
          "packed rules of version " + version + ", this is version " + PackFormat.VERSION);
    }
    pool = new String[number()];
    for (int i = 0; i < pool.length; i++) {
      pool[i] = in.readUTF();
    }
  }

  public String string() throws IOException {
    return pool[number()];
  }

  public boolean flag() throws IOException {
    return in.readBoolean();
  }

  /** A number that is not negative. */
  public int number() throws IOException {
    return Math.toIntExact(unsigned());
  }

  /** A number of either sign. */
  public long longNumber() throws IOException {
    long zigzag = unsigned();
    return (zigzag >>> 1) ^ -(zigzag & 1);
  }

  private long unsigned() throws IOException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int group = in.readUnsignedByte();
      value |= (long) (group & 0x7f) << shift;
      if (group < 0x80) {
        return value;
      }
    }
    throw new IOException("not a number");
  }

  /** How many slots the frame of every expression read so far needs. */
  public int frameSize() {
    return frameSize;
  }

  public Expression expression() throws IOException {
    int tag = in.readUnsignedByte();
    int position = number();
    return switch (tag) {
      case PackFormat.FALSE -> new Constant(false, position);
      case PackFormat.TRUE -> new Constant(true, position);
      case PackFormat.INTEGER -> new Constant(longNumber(), position);
      case PackFormat.DOUBLE -> new Constant(in.readDouble(), position);
      case PackFormat.STRING -> new Constant(string(), position);
      case PackFormat.MEMORY -> new Constant(new MemorySize(longNumber()), position);
      case PackFormat.CPU -> new Constant(new CpuQuantity(longNumber()), position);
      case PackFormat.DURATION -> new Constant(new SparkDuration(longNumber()), position);
      case PackFormat.VARIABLE -> new Variable(slot(), position);
      case PackFormat.SELECT -> new Select(expression(), string().intern(), position);
      case PackFormat.HAS -> new Has(expression(), string(), position);
      case PackFormat.INDEX -> new Index(expression(), expression(), position);
      case PackFormat.LIST -> new ListLiteral(expressions(), position);
      case PackFormat.AND -> new Logical(false, expression(), expression(), position);
      case PackFormat.OR -> new Logical(true, expression(), expression(), position);
      case PackFormat.CONDITIONAL ->
          new Conditional(expression(), expression(), expression(), position);
      case PackFormat.FOLD ->
          new Fold(KINDS[number()], expression(), slot(), expression(), expression(), position);
      case PackFormat.CALL -> new Call(Function.at(number()), expressions(), position);
      default -> throw new IOException("no expression has the tag " + tag);
    };
  }

  private List<Expression> expressions() throws IOException {
    int count = number();
    List<Expression> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      all.add(expression());
    }
    return all;
  }

  private int slot() throws IOException {
    int slot = number();
    frameSize = Math.max(frameSize, slot + 1);
    return slot;
  }
}
