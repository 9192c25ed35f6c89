package dev.sparklint.report;

import java.util.Arrays;

/**
 * Stretches of one line, as UTF-16 offsets, 0-based, end exclusive; read them after {@link
 * #settle}.
 */
final class Stretches {

  private long[] packed = new long[4];
  private int size;

  void add(int start, int end) {
    if (start >= end) {
      return;
    }
    if (size == packed.length) {
      packed = Arrays.copyOf(packed, size * 2);
    }
    packed[size++] = ((long) start << 32) | end;
  }

  /** Sorts, and joins what overlaps or touches. */
  void settle() {
    Arrays.sort(packed, 0, size);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (kept > 0 && (int) (packed[i] >>> 32) <= end(kept - 1)) {
        int end = Math.max(end(kept - 1), (int) packed[i]);
        packed[kept - 1] = ((long) start(kept - 1) << 32) | end;
      } else {
        packed[kept++] = packed[i];
      }
    }
    size = kept;
  }

  /** Index of the last stretch that starts at or before the offset, or -1. */
  int lastFrom(int offset) {
    int low = 0;
    int high = size - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (start(middle) <= offset) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high;
  }

  int size() {
    return size;
  }

  int start(int index) {
    return (int) (packed[index] >>> 32);
  }

  int end(int index) {
    return (int) packed[index];
  }
}
