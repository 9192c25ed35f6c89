package dev.sparklint.lint;

import dev.sparklint.facts.Workload;
import dev.sparklint.findings.Note;
import dev.sparklint.report.InspectedWorkload;
import dev.sparklint.text.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * What would run, without an opinion on it.
 *
 * @param inspected applications that these files start, in the order of their places
 * @param secrets where values are that must not be shown
 */
public record Inspection(List<InspectedWorkload> inspected, List<Note> notes, List<Place> secrets) {

  public Inspection {
    inspected = List.copyOf(inspected);
    notes = List.copyOf(notes);
    secrets = List.copyOf(secrets);
  }

  /** The workloads by themselves. */
  public List<Workload> workloads() {
    List<Workload> workloads = new ArrayList<>(inspected.size());
    for (InspectedWorkload one : inspected) {
      workloads.add(one.workload());
    }
    return workloads;
  }
}
