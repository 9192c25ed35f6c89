package dev.sparklint.reference;

import java.util.Locale;

/**
 * What becomes of a record: each has exactly one, and the numbers of them add up to the number of
 * records.
 */
enum Outcome {
  /** Written to the events. */
  EVENT,
  /** Another record of the same id was before it; kept in the raw archive. */
  DUPLICATE,
  /** Older than the watermark of its batch; written to the late ones. */
  LATE,
  /** No booking; written to the broken ones with the reason. */
  BROKEN;

  /** As it stands in the column {@code outcome}. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
