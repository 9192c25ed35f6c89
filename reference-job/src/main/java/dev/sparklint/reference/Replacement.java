package dev.sparklint.reference;

import java.util.List;

/**
 * What one reprocess has done to the events.
 *
 * @param from first hour, as {@code 2026-11-27T10:00:00Z}
 * @param to the hour after the last
 * @param batches how many batches of the stream it read, from the first on
 * @param books of the records near the range that it judged; the events are those in the range
 * @param added files, relative to the folder of the events
 * @param removed files that stood there before
 */
record Replacement(
    String from, String to, long batches, Books books, List<String> added, List<String> removed) {

  Replacement {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
  }
}
