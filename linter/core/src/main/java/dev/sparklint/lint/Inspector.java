package dev.sparklint.lint;

import dev.sparklint.facts.Workload;
import dev.sparklint.findings.Note;
import dev.sparklint.model.FileModel;
import dev.sparklint.model.Problem;
import dev.sparklint.report.InspectedWorkload;
import dev.sparklint.source.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Finds out what would run in a source. */
public final class Inspector {

  private Inspector() {}

  /** Reads the source and joins its files, as {@link Linter} does before it applies rules. */
  public static Inspection inspect(Source source, LintOptions options) {
    TreeReader.Tree tree = new TreeReader(source, options, ModelReader.PLAIN).read();
    List<World> worlds = World.of(tree, options.config().assume());
    List<InspectedWorkload> applications = applications(inspected(worlds));
    return new Inspection(applications, notes(tree), World.secrets(worlds));
  }

  /** Without settings that no application uses. */
  static List<InspectedWorkload> applications(List<InspectedWorkload> inspected) {
    List<InspectedWorkload> applications = new ArrayList<>();
    for (InspectedWorkload one : inspected) {
      if (!one.workload().id().isEmpty()) {
        applications.add(one);
      }
    }
    return applications;
  }

  /**
   * The workloads of all worlds, in the order of their places; settings that no application uses
   * among them.
   */
  static List<InspectedWorkload> inspected(List<World> worlds) {
    List<InspectedWorkload> workloads = new ArrayList<>();
    for (World world : worlds) {
      String rendering = world.rendering() == null ? "" : world.rendering().name();
      for (Workload workload : world.facts().workloads()) {
        workloads.add(new InspectedWorkload(workload, rendering, world::origin));
      }
    }
    Collections.sort(workloads, Inspector::compare);
    return workloads;
  }

  private static int compare(InspectedWorkload one, InspectedWorkload other) {
    int order = one.workload().place().compareTo(other.workload().place());
    if (order == 0) {
      order = one.workload().id().compareTo(other.workload().id());
    }
    return order != 0 ? order : one.rendering().compareTo(other.rendering());
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
