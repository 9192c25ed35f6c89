package dev.sparklint.lint;

import dev.sparklint.findings.Note;
import dev.sparklint.report.InspectedWorkload;
import dev.sparklint.text.Place;
import java.util.List;

/**
 * What would run, without an opinion on it.
 *
 * @param workloads applications that these files start, in the order of their places
 * @param secrets where values are that must not be shown
 */
public record Inspection(List<InspectedWorkload> workloads, List<Note> notes, List<Place> secrets) {

  public Inspection {
    workloads = List.copyOf(workloads);
    notes = List.copyOf(notes);
    secrets = List.copyOf(secrets);
  }
}
