package dev.sparklint.findings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Everything one run has to say. The lists are sorted, whatever order they are given in. */
public record Report(
    List<Finding> findings, List<SuppressedFinding> suppressed, Summary summary, List<Note> notes) {

  public Report {
    findings = sorted(findings);
    suppressed = sorted(suppressed);
    notes = sorted(notes);
  }

  private static <T extends Comparable<T>> List<T> sorted(List<T> values) {
    List<T> copy = new ArrayList<>(values);
    Collections.sort(copy);
    return Collections.unmodifiableList(copy);
  }
}
