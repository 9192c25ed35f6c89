package dev.sparklint.text;

import org.jspecify.annotations.Nullable;

/** A span in a named file; the path is relative to the source it was read from, with {@code /}. */
public record Place(String path, Span span) implements Comparable<Place> {

  @Override
  public int compareTo(Place other) {
    int order = path.compareTo(other.path);
    return order != 0 ? order : span.compareTo(other.span);
  }

  // Written out: of those that come with a record the first call takes as long as a hundred rules.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Place place && path.equals(place.path) && span.equals(place.span);
  }

  @Override
  public int hashCode() {
    return 31 * path.hashCode() + span.hashCode();
  }

  @Override
  public String toString() {
    return path + ":" + span.line() + ":" + span.column();
  }
}
