package dev.sparklint.schema;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Packed schemas. Nothing is read before it is asked for.
 *
 * @see SchemaFormat
 */
public final class SchemaPack {

  /** Where the build puts the schemas of {@code schemas/kubernetes} and {@code spark-operator}. */
  public static final String RESOURCE = "/dev/sparklint/schemas.pack";

  /** The schema of a pod that Spark completes: {@code spark.kubernetes.driver.podTemplateFile}. */
  public static final String POD_TEMPLATE_FILE = "PodTemplateFile";

  private static final int HEADER = 7;

  private final byte[] bytes;
  private final int nodeOffsets;
  private final int kinds;
  private final int texts;
  private final int nodes;

  /**
   * Starts a pack.
   *
   * @throws IllegalArgumentException if it is of another version
   */
  public SchemaPack(byte[] packed) {
    if (packed[0] != SchemaFormat.VERSION) {
      throw new IllegalArgumentException("schemas packed by another sparklint");
    }
    bytes = packed.clone();
    nodeOffsets = HEADER + 2 * (number(1) + 1);
    kinds = nodeOffsets + 2 * number(3);
    texts = kinds + 4 * number(5);
    nodes = texts + number(nodeOffsets - 2);
  }

  /** The schemas of this build, read when first asked for; empty where they are left out. */
  static SchemaPack bundled() {
    return Bundled.PACK;
  }

  /** The node of a kind, such as {@code apps/v1 Deployment}; -1 when it has no schema. */
  public int kind(String name) {
    for (int at = kinds; at < texts; at += 4) {
      if (is(number(at), name)) {
        return number(at + 2);
      }
    }
    return -1;
  }

  /** The names of all kinds. */
  public List<String> kinds() {
    List<String> names = new ArrayList<>();
    for (int at = kinds; at < texts; at += 4) {
      names.add(text(number(at)));
    }
    return names;
  }

  int tag(int node) {
    return bytes[start(node)];
  }

  /** Types of a scalar, as a sum. */
  int types(int node) {
    return bytes[start(node) + 1];
  }

  /** The values that a scalar may have; none when it may have all. */
  List<String> allowed(int node) {
    int start = start(node);
    return texts(start + 3, bytes[start + 2] & 0xff, 2);
  }

  /** The node of a list's items or a map's values. */
  int inner(int node) {
    return number(start(node) + 1);
  }

  List<String> required(int node) {
    int start = start(node);
    return texts(start + 3, bytes[start + 1] & 0xff, 2);
  }

  /** The node of a field; -1 when there is none of that name. */
  int field(int node, String name) {
    int end = fieldsEnd(node);
    for (int at = fieldsStart(node); at < end; at += 4) {
      if (is(number(at), name)) {
        return number(at + 2);
      }
    }
    return -1;
  }

  /** The names of all fields, in order. */
  List<String> fields(int node) {
    return texts(fieldsStart(node), bytes[start(node) + 2] & 0xff, 4);
  }

  private int fieldsStart(int node) {
    int start = start(node);
    return start + 3 + 2 * (bytes[start + 1] & 0xff);
  }

  private int fieldsEnd(int node) {
    return fieldsStart(node) + 4 * (bytes[start(node) + 2] & 0xff);
  }

  private int start(int node) {
    return nodes + number(nodeOffsets + 2 * node);
  }

  private List<String> texts(int start, int count, int step) {
    List<String> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      all.add(text(number(start + step * i)));
    }
    return all;
  }

  private String text(int text) {
    int start = number(HEADER + 2 * text);
    int length = number(HEADER + 2 * text + 2) - start;
    return new String(bytes, texts + start, length, StandardCharsets.ISO_8859_1);
  }

  /** Compares without making a string. */
  private boolean is(int text, String name) {
    int start = number(HEADER + 2 * text);
    int length = number(HEADER + 2 * text + 2) - start;
    if (length != name.length()) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (bytes[texts + start + i] != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private int number(int at) {
    return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
  }

  /** Loaded with the first manifest that is checked. */
  private static final class Bundled {
    static final SchemaPack PACK = read();

    private static SchemaPack read() {
      try (InputStream stream = SchemaPack.class.getResourceAsStream(RESOURCE)) {
        byte[] none = new byte[HEADER + 2];
        none[0] = SchemaFormat.VERSION;
        return new SchemaPack(stream == null ? none : stream.readAllBytes());
      } catch (IOException broken) {
        throw new IllegalStateException("the packed schemas cannot be read", broken);
      }
    }
  }
}
