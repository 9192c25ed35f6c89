package dev.sparklint.facts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What is known of Spark and not of anybody's files: the tables of {@code schemas/}. */
final class Table {

  private Table() {}

  /** The rows of a table, each with its cells; lines that start with {@code #} are for people. */
  static List<List<String>> read(String name, int columns) {
    try (InputStream table = Table.class.getResourceAsStream(name)) {
      if (table == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8));
      List<List<String>> rows = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          List<String> cells = parted(line, '\t');
          if (cells.size() != columns) {
            throw new IllegalStateException(name + ": " + line);
          }
          rows.add(cells);
        }
      }
      return rows;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static List<String> parted(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, start)) {
      parts.add(text.substring(start, at));
      start = at + 1;
    }
    parts.add(text.substring(start));
    return parts;
  }
}
