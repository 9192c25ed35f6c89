package dev.sparklint.render;

import dev.sparklint.findings.Note;
import dev.sparklint.model.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What rendering yields.
 *
 * @param problems what could not be rendered, and why
 * @param patched files that are read as they are, though something that is not seen adds to them
 * @param covered files that say nothing by themselves any more, since they went into a rendering
 */
public record Rendered(
    List<Rendering> renderings,
    List<Problem> problems,
    List<Note> notes,
    Set<String> covered,
    Set<String> patched) {

  public static final Rendered NOTHING =
      new Rendered(List.of(), List.of(), List.of(), Set.of(), Set.of());

  public Rendered {
    renderings = List.copyOf(renderings);
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
    covered = Set.copyOf(covered);
    patched = Set.copyOf(patched);
  }

  /** This and what another renderer yields. */
  public Rendered and(Rendered other) {
    List<Rendering> allRenderings = new ArrayList<>(renderings);
    allRenderings.addAll(other.renderings);
    List<Problem> allProblems = new ArrayList<>(problems);
    allProblems.addAll(other.problems);
    List<Note> allNotes = new ArrayList<>(notes);
    allNotes.addAll(other.notes);
    Set<String> allCovered = new HashSet<>(covered);
    allCovered.addAll(other.covered);
    Set<String> allPatched = new HashSet<>(patched);
    allPatched.addAll(other.patched);
    return new Rendered(allRenderings, allProblems, allNotes, allCovered, allPatched);
  }
}
