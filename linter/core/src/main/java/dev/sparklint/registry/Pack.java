package dev.sparklint.registry;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A pack in memory, of which only that is decoded which somebody asks for: a pool of strings, a
 * table of records, a head. Each section is its count, the offset of every item and of the end,
 * then the items.
 */
final class Pack {

  private static final int INT = 4;

  private final byte[] bytes;
  private final Section strings;
  private final Section records;
  private final int head;

  Pack(byte[] bytes) {
    this.bytes = bytes;
    this.strings = new Section(0);
    this.records = new Section(strings.end());
    this.head = records.end();
  }

  /** What stands before the first record. */
  Cursor head() {
    return new Cursor(head);
  }

  Cursor record(int number) {
    return new Cursor(records.start(number));
  }

  String string(int number) {
    int start = strings.start(number);
    return new String(bytes, start, strings.start(number + 1) - start, StandardCharsets.UTF_8);
  }

  /** Compares a string of the pool with one of plain ASCII, without decoding it. */
  int compare(int number, String text) {
    int start = strings.start(number);
    int length = strings.start(number + 1) - start;
    int shared = Math.min(length, text.length());
    for (int i = 0; i < shared; i++) {
      int difference = bytes[start + i] - text.charAt(i);
      if (difference != 0) {
        return difference;
      }
    }
    return length - text.length();
  }

  private int integer(int at) {
    return ((bytes[at] & 0xff) << 24)
        | ((bytes[at + 1] & 0xff) << 16)
        | ((bytes[at + 2] & 0xff) << 8)
        | (bytes[at + 3] & 0xff);
  }

  /** Items of different length, each reachable by its number. */
  private final class Section {
    private final int offsets;
    private final int items;
    private final int count;

    Section(int at) {
      count = integer(at);
      offsets = at + INT;
      items = offsets + (count + 1) * INT;
    }

    int start(int number) {
      return items + integer(offsets + number * INT);
    }

    int end() {
      return start(count);
    }
  }

  /** Reads numbers and strings one after the other. */
  final class Cursor {
    private int at;

    private Cursor(int at) {
      this.at = at;
    }

    int number() {
      int value = 0;
      for (int shift = 0; ; shift += 7) {
        int group = bytes[at++] & 0xff;
        value |= (group & 0x7f) << shift;
        if (group < 0x80) {
          return value;
        }
      }
    }

    String string() {
      return Pack.this.string(number());
    }

    List<String> strings() {
      int count = number();
      List<String> all = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        all.add(string());
      }
      return all;
    }
  }
}
