package dev.sparklint.reference;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * How many records came in and what became of them.
 *
 * @param in all records
 * @param events written to the events
 * @param duplicates of an event
 * @param late older than the watermark
 * @param broken no bookings
 */
record Books(long in, long events, long duplicates, long late, long broken) {

  static final Books NONE = new Books(0, 0, 0, 0, 0);

  Books plus(Books other) {
    return new Books(
        in + other.in,
        events + other.events,
        duplicates + other.duplicates,
        late + other.late,
        broken + other.broken);
  }

  /** Whether no record is without an outcome. */
  @JsonIgnore
  boolean balanced() {
    return in == events + duplicates + late + broken;
  }

  @Override
  public String toString() {
    return String.format(
        "in %,d = events %,d + duplicates %,d + late %,d + broken %,d%s",
        in, events, duplicates, late, broken, balanced() ? "" : "  DOES NOT BALANCE");
  }
}
