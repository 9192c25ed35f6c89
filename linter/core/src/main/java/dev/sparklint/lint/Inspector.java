package dev.sparklint.lint;

import dev.sparklint.facts.Credential;
import dev.sparklint.facts.Facts;
import dev.sparklint.facts.Workload;
import dev.sparklint.facts.WorkloadAssembler;
import dev.sparklint.findings.Note;
import dev.sparklint.model.FileModel;
import dev.sparklint.model.Problem;
import dev.sparklint.source.Source;
import dev.sparklint.text.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Finds out what would run in a source. */
public final class Inspector {

  private Inspector() {}

  /** Reads the source and joins its files, as {@link Linter} does before it applies rules. */
  public static Inspection inspect(Source source, LintOptions options) {
    TreeReader.Tree tree = new TreeReader(source, options).read();
    Facts facts = WorkloadAssembler.assemble(tree.files(), options.config().assume());
    List<Workload> workloads = new ArrayList<>();
    for (Workload workload : facts.workloads()) {
      if (!workload.id().isEmpty()) {
        workloads.add(workload);
      }
    }
    Collections.sort(workloads, Inspector::compare);
    List<Place> secrets = new ArrayList<>();
    for (Credential credential : facts.credentials()) {
      secrets.add(credential.place());
    }
    return new Inspection(workloads, notes(tree), secrets);
  }

  private static int compare(Workload one, Workload other) {
    int order = one.place().compareTo(other.place());
    return order != 0 ? order : one.id().compareTo(other.id());
  }

  /** What cannot be read is no finding here, but nobody may think that it was looked at. */
  private static List<Note> notes(TreeReader.Tree tree) {
    List<Note> notes = new ArrayList<>(tree.notes());
    for (FileModel file : tree.files()) {
      for (Problem problem : file.problems()) {
        notes.add(new Note(problem.place().toString(), problem.message()));
      }
    }
    Collections.sort(notes);
    return notes;
  }
}
