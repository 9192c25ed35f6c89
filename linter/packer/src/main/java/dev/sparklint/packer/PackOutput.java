package dev.sparklint.packer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a pack: a pool of strings, a head, and a table of records, each reachable by its number
 * without reading the others.
 */
final class PackOutput {

  private final Map<String, Integer> pool = new LinkedHashMap<>();
  private final Row head = new Row();
  private List<byte[]> records = List.of();

  /** The number of a string in the pool. */
  int poolIndex(String text) {
    return pool.computeIfAbsent(text, added -> pool.size());
  }

  void number(int number) {
    head.number(number);
  }

  void string(String text) {
    head.string(text);
  }

  Row record() {
    return new Row();
  }

  void table(List<byte[]> rows) {
    records = List.copyOf(rows);
  }

  byte[] bytes() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    List<byte[]> strings = new ArrayList<>();
    pool.keySet().forEach(text -> strings.add(text.getBytes(StandardCharsets.UTF_8)));
    section(strings, all);
    section(records, all);
    all.writeBytes(head.bytes());
    return all.toByteArray();
  }

  /** How many, where each starts and the last ends, then all of them. */
  private static void section(List<byte[]> items, ByteArrayOutputStream out) {
    integer(items.size(), out);
    int offset = 0;
    for (byte[] item : items) {
      integer(offset, out);
      offset += item.length;
    }
    integer(offset, out);
    items.forEach(out::writeBytes);
  }

  private static void integer(int number, ByteArrayOutputStream out) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      out.write(number >>> shift);
    }
  }

  /** Numbers and references to strings, one after the other. */
  final class Row {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    void number(int number) {
      int rest = number;
      while (rest > 0x7f) {
        bytes.write((rest & 0x7f) | 0x80);
        rest >>>= 7;
      }
      bytes.write(rest);
    }

    void string(String text) {
      number(poolIndex(text));
    }

    void strings(List<String> texts) {
      number(texts.size());
      texts.forEach(this::string);
    }

    byte[] bytes() {
      return bytes.toByteArray();
    }
  }
}
