package dev.sparklint.cli;

import dev.sparklint.findings.Note;
import dev.sparklint.report.Redactor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Prints what a person should be told beside the findings. */
final class Notes {

  /** How often the same note is printed. */
  private static final int MOST_NOTES = 5;

  private Notes() {}

  /** A few notes of each kind; a tree of charts would fill the screen with the same sentence. */
  static void write(List<Note> notes, Redactor redactor, Invocation invocation) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Note note : notes) {
      int count = counts.getOrDefault(note.message(), 0) + 1;
      counts.put(note.message(), count);
      if (count <= MOST_NOTES) {
        String path = note.path().isEmpty() ? "" : note.path() + ": ";
        invocation.warn(path + redactor.redact(note.message()));
      }
    }
    for (Map.Entry<String, Integer> count : counts.entrySet()) {
      int more = count.getValue() - MOST_NOTES;
      if (more > 0) {
        invocation.warn("each of " + more + " more: " + redactor.redact(count.getKey()));
      }
    }
  }
}
