package dev.sparklint.text;

/** A span in a named file; the path is relative to the source it was read from, with {@code /}. */
public record Place(String path, Span span) implements Comparable<Place> {

  @Override
  public int compareTo(Place other) {
    int order = path.compareTo(other.path);
    return order != 0 ? order : span.compareTo(other.span);
  }

  @Override
  public String toString() {
    return path + ":" + span.line() + ":" + span.column();
  }
}
