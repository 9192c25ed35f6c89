package dev.sparklint.knowledge.kubernetes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The values that strings may have, which {@code enumerations.tsv} lists by hand. */
final class Enumerations {

  private final Map<String, List<String>> values = new HashMap<>();
  private final TreeSet<String> unused = new TreeSet<>();

  private Enumerations() {}

  static Enumerations read(Path table) throws IOException {
    Enumerations enumerations = new Enumerations();
    for (String line : Files.readAllLines(table)) {
      if (!line.startsWith("#")) {
        String[] cells = line.split("\t", -1);
        String field = cells[0] + "." + cells[1] + "." + cells[2];
        enumerations.values.put(field, List.of(cells[3].split(",")));
        enumerations.unused.add(field);
      }
    }
    return enumerations;
  }

  /** The values of a field; none when every string will do. */
  List<String> of(String group, String type, String field) {
    String key = group + "." + type + "." + field;
    unused.remove(key);
    return values.getOrDefault(key, List.of());
  }

  /** Fails when a row names a field that there is not. */
  void requireAllUsed() {
    if (!unused.isEmpty()) {
      throw new IllegalStateException("no such fields: " + unused);
    }
  }
}
