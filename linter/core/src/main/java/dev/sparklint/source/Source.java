package dev.sparklint.source;

import dev.sparklint.findings.Note;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A tree of files from anywhere. Everything that sparklint reads comes through here.
 *
 * <p>Paths are relative with {@code /}; equal for the same file on every call.
 */
public interface Source {

  /**
   * What the source holds, sorted by path. Never throws: what cannot be listed is left out and
   * noted.
   */
  Listing list();

  /**
   * The first bytes of a file.
   *
   * @param limit bytes to read at most
   * @throws java.nio.file.NoSuchFileException if the file is not there (any more)
   * @throws IOException if it cannot be read
   */
  byte[] read(String path, int limit) throws IOException;

  /**
   * The paths of all files below a folder, whatever their names: a chart is more than its YAML.
   *
   * @param folder without a slash at its end; empty for everything
   * @return sorted; what cannot be listed is left out
   */
  default List<String> filesBelow(String folder) {
    List<String> below = new ArrayList<>();
    for (Entry file : list().files()) {
      if (folder.isEmpty() || file.path().startsWith(folder + "/")) {
        below.add(file.path());
      }
    }
    return below;
  }

  /** Files in path order, and what to tell people about places that could not be listed. */
  record Listing(List<Entry> files, List<Note> notes) {
    public Listing {
      files = List.copyOf(files);
      notes = List.copyOf(notes);
    }
  }

  /**
   * One file.
   *
   * @param named whether a person named this very file, rather than a folder above it
   */
  record Entry(String path, boolean named) implements Comparable<Entry> {
    @Override
    public int compareTo(Entry other) {
      return path.compareTo(other.path);
    }
  }
}
