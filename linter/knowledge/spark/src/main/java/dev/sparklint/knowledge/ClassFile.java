package dev.sparklint.knowledge;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a class names: its constant pool.
 *
 * @param name {@code org/apache/spark/SparkConf}
 * @param classes the classes that it refers to, in the same form
 * @param strings its string constants
 * @param methods the methods that it calls
 * @see <a href="https://docs.oracle.com/javase/specs/jvms/se17/html/jvms-4.html#jvms-4.4">The Java
 *     Virtual Machine Specification, 4.4</a>
 */
record ClassFile(String name, Set<String> classes, Set<String> strings, Set<Method> methods) {

  /** A method of another class, by names alone. */
  record Method(String owner, String name) {}

  /** Reads the bytes of a class. */
  static ClassFile read(String name, byte[] bytes) {
    try {
      return new Pool(new DataInputStream(new ByteArrayInputStream(bytes))).classFile(name);
    } catch (IOException cutOff) {
      throw new UncheckedIOException(name, cutOff);
    }
  }

  /** The constants by their index, as far as they are of use here. */
  private static final class Pool {
    private static final int UTF8 = 1;
    private static final int CLASS = 7;
    private static final int STRING = 8;
    private static final int METHOD = 10;
    private static final int INTERFACE_METHOD = 11;

    private final int[] tags;
    private final int[][] parts;
    private final @Nullable String[] texts;

    Pool(DataInputStream in) throws IOException {
      in.readInt();
      in.readInt();
      int count = in.readUnsignedShort();
      tags = new int[count];
      parts = new int[count][];
      texts = new String[count];
      for (int i = 1; i < count; i++) {
        i += constant(i, in);
      }
    }

    /** Reads one constant; returns how many more places it takes. */
    private int constant(int index, DataInputStream in) throws IOException {
      int tag = in.readUnsignedByte();
      tags[index] = tag;
      switch (tag) {
        case UTF8 -> texts[index] = in.readUTF();
        case 3, 4 -> in.readInt();
        case 5, 6 -> {
          in.readLong();
          return 1;
        }
        case CLASS, STRING, 16, 19, 20 -> parts[index] = new int[] {in.readUnsignedShort()};
        case 9, METHOD, INTERFACE_METHOD, 12, 17, 18 ->
            parts[index] = new int[] {in.readUnsignedShort(), in.readUnsignedShort()};
        case 15 -> {
          in.readUnsignedByte();
          in.readUnsignedShort();
        }
        default -> throw new IOException("no constant has the tag " + tag);
      }
      return 0;
    }

    ClassFile classFile(String name) {
      Set<String> classes = new LinkedHashSet<>();
      Set<String> strings = new LinkedHashSet<>();
      Set<Method> methods = new LinkedHashSet<>();
      for (int i = 1; i < tags.length; i++) {
        switch (tags[i]) {
          case CLASS -> classes.add(text(parts[i][0]));
          case STRING -> strings.add(text(parts[i][0]));
          case METHOD, INTERFACE_METHOD -> {
            int owner = parts[parts[i][0]][0];
            int named = parts[parts[i][1]][0];
            methods.add(new Method(text(owner), text(named)));
          }
          default -> {}
        }
      }
      return new ClassFile(name, classes, strings, methods);
    }

    private String text(int index) {
      String text = texts[index];
      return text == null ? "" : text;
    }
  }

  /** Its name as a person writes it: {@code org.apache.spark.SparkConf}. */
  String javaName() {
    return name.replace('/', '.');
  }

  /** The class around it, as the compiler nests what a method makes. */
  String outermost() {
    int nested = name.indexOf('$');
    return nested < 0 ? name : name.substring(0, nested);
  }
}
