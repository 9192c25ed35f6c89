package dev.sparklint.facts;

import dev.sparklint.model.Fields;
import dev.sparklint.model.ObjectMeta;
import dev.sparklint.model.ShapeProblem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Holds objects against their schemas, each object once. */
final class Misfits {

  /** Folders and files of this name hold parts of objects, to be laid over whole ones. */
  private static final String[] PARTS = {"overlay", "patch", "kustom"};

  // By identity: two files may say the same.
  private final Set<Fields> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Misfit> all = new ArrayList<>();

  List<Misfit> all() {
    return all;
  }

  /**
   * Adds what is wrong with an object.
   *
   * @param schema the name of its schema; empty for that of its apiVersion and kind
   */
  void add(ObjectMeta meta, Fields object, String schema) {
    if (!seen.add(object)) {
      return;
    }
    List<ShapeProblem> problems = new ArrayList<>();
    for (ShapeProblem problem : object.shapeProblems(schema)) {
      if (Placeholders.find(problem.text()).isEmpty()) {
        problems.add(problem);
      }
    }
    if (!problems.isEmpty()) {
      boolean whole = isWhole(meta, object);
      Set<String> misspelt = misspelt(problems);
      boolean custom = meta.kind().startsWith("Spark") || meta.kind().startsWith("Scheduled");
      for (ShapeProblem problem : problems) {
        boolean missing = problem.kind() == ShapeProblem.Kind.FIELD_MISSING;
        if (!missing || (whole && !misspelt.contains(problem.path()))) {
          boolean replaces = !missing && misspelt.contains(meant(problem));
          all.add(new Misfit(problem, meta, custom, replaces));
        }
      }
    }
  }

  /** A part of an object, or what a test expects of one, need not have all fields. */
  private static boolean isWhole(ObjectMeta meta, Fields object) {
    if (object.key("status") != null) {
      return false;
    }
    for (String part : PARTS) {
      if (meta.place().path().contains(part)) {
        return false;
      }
    }
    return true;
  }

  /** Required fields that are missing because their names are misspelt. */
  private static Set<String> misspelt(List<ShapeProblem> problems) {
    Set<String> meant = new HashSet<>();
    Set<String> missing = new HashSet<>();
    for (ShapeProblem problem : problems) {
      if (problem.kind() == ShapeProblem.Kind.FIELD_MISSING) {
        missing.add(problem.path());
      } else {
        meant.add(meant(problem));
      }
    }
    missing.retainAll(meant);
    return missing;
  }

  /** The path of the field that an unknown one was probably meant to be; else empty. */
  private static String meant(ShapeProblem problem) {
    if (problem.kind() != ShapeProblem.Kind.UNKNOWN_FIELD || problem.nearest().isEmpty()) {
      return "";
    }
    int parent = problem.path().length() - problem.field().length();
    return problem.path().substring(0, parent) + problem.nearest();
  }
}
