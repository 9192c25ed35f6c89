package dev.sparklint.facts;

import java.util.HashMap;
import java.util.Map;

/** Of objects of one name the nearest: those in other folders belong to other environments. */
final class Nearest {

  private final String path;
  private final Map<String, Integer> best = new HashMap<>();

  /**
   * Looks from a file.
   *
   * @param path of the file that describes the workload
   */
  Nearest(String path) {
    this.path = path;
  }

  /** Tells of an object; all have to be told of before one is asked for. */
  void add(String name, String file) {
    int nearness = Nearness.of(file, path);
    if (nearness > best.getOrDefault(name, -1)) {
      best.put(name, nearness);
    }
  }

  /** Whether no object of that name is nearer. */
  boolean is(String name, String file) {
    return best.getOrDefault(name, -1) <= Nearness.of(file, path);
  }
}
