package dev.sparklint.findings;

/**
 * Something the user should know that is no finding, such as a file put aside; goes to stderr.
 *
 * @param path the file it is about; empty when it is about the run
 * @param message one line, lower case, no final period
 */
public record Note(String path, String message) implements Comparable<Note> {

  @Override
  public int compareTo(Note other) {
    int order = path.compareTo(other.path);
    return order != 0 ? order : message.compareTo(other.message);
  }
}
