package dev.sparklint.knowledge;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What bytecode cannot tell of keys: the table {@code composed-keys.tsv}. */
final class ComposedKeys {

  private static final String TABLE = "composed-keys.tsv";

  private ComposedKeys() {}

  /**
   * Adds the keys of a release to those that were found, and takes out what are none.
   *
   * @param minor such as 3.5
   */
  static void complete(Map<String, Key> keys, String minor) throws IOException {
    for (String[] row : rows()) {
      if (isAtLeast(minor, row[2], true) && !isAtLeast(minor, row[3], false)) {
        for (String name : expanded(row[1])) {
          if (row[0].equals("none")) {
            keys.remove(name);
          } else {
            String module = name.startsWith("spark.kubernetes.") ? "kubernetes" : "core";
            keys.putIfAbsent(name, Key.plain(name, module));
          }
        }
      }
    }
  }

  private static List<String[]> rows() throws IOException {
    List<String[]> rows = new ArrayList<>();
    try (InputStream table = ComposedKeys.class.getResourceAsStream(TABLE)) {
      if (table == null) {
        throw new IllegalStateException(TABLE + " is not on the class path");
      }
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          rows.add(line.split("\t", -1));
        }
      }
    }
    return rows;
  }

  private static boolean isAtLeast(String minor, String bound, boolean open) {
    if (bound.equals("-")) {
      return open;
    }
    return number(minor) >= number(bound);
  }

  private static int number(String minor) {
    int point = minor.indexOf('.');
    return Integer.parseInt(minor.substring(0, point)) * 1000
        + Integer.parseInt(minor.substring(point + 1));
  }

  /** Each way of reading the choices in a pattern. */
  static List<String> expanded(String pattern) {
    int start = pattern.indexOf('{');
    if (start < 0) {
      return List.of(pattern);
    }
    int end = pattern.indexOf('}', start);
    List<String> all = new ArrayList<>();
    for (String choice : pattern.substring(start + 1, end).split(",", -1)) {
      all.addAll(expanded(pattern.substring(0, start) + choice + pattern.substring(end + 1)));
    }
    return all;
  }
}
