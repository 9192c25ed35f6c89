package dev.sparklint.discover;

import java.nio.charset.StandardCharsets;
import java.util.Collection;

/**
 * Names to look for in many texts at once, whole words only. It goes by hash codes, so that it may
 * find a name that is not there, and never misses one that is.
 */
public final class WordSet {

  private static final int SEED = 17;

  /** Hash codes at the place that they give, or the next free one; 0 is free. */
  private final int[] table;

  public WordSet(Collection<String> names) {
    int size = Integer.highestOneBit(Math.max(4, names.size() * 4)) * 2;
    table = new int[size];
    for (String name : names) {
      int hash = SEED;
      for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
        // what parts words in texts parts names too; the last part has to do
        hash = isPart(b) ? 31 * hash + b : SEED;
      }
      if (hash != SEED) {
        put(hash);
      }
    }
  }

  private void put(int hash) {
    int at = hash & (table.length - 1);
    while (table[at] != 0 && table[at] != hash) {
      at = (at + 1) & (table.length - 1);
    }
    table[at] = hash;
  }

  private boolean contains(int hash) {
    int at = hash & (table.length - 1);
    while (table[at] != 0) {
      if (table[at] == hash) {
        return true;
      }
      at = (at + 1) & (table.length - 1);
    }
    return false;
  }

  /** Whether one of the names stands in the text. UTF-8, or UTF-16 of either byte order. */
  public boolean anyIn(byte[] text) {
    int hash = SEED;
    for (byte b : text) {
      if (isPart(b)) {
        hash = 31 * hash + b;
      } else if (b != 0 && hash != SEED) {
        if (contains(hash)) {
          return true;
        }
        hash = SEED;
      }
    }
    return hash != SEED && contains(hash);
  }

  private static boolean isPart(byte b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || (b >= '0' && b <= '9')
        || b == '-'
        || b == '_'
        || b == '.'
        || b < 0;
  }
}
