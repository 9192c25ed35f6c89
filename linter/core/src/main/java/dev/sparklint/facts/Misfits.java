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

  /**
   * Files and folders so named hold parts of objects: laid over whole ones, or expected by tests.
   */
  private static final String[] PARTS = {"overlay", "patch", "kustom", "assert"};

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
   * @param whole whether it has what no object of its kind does without; a part lacks fields
   *     rightly
   */
  void add(ObjectMeta meta, Fields object, String schema, boolean whole) {
    if (!seen.add(object)) {
      return;
    }
    List<ShapeProblem> problems = new ArrayList<>();
    for (ShapeProblem problem : object.shapeProblems(schema)) {
      if (!isOpen(problem)) {
        problems.add(problem);
      }
    }
    if (!problems.isEmpty()) {
      boolean complete = whole && !isPart(meta, object);
      Set<String> misspelt = misspelt(problems);
      boolean custom = meta.kind().startsWith("Spark") || meta.kind().startsWith("Scheduled");
      for (ShapeProblem problem : problems) {
        boolean missing = problem.kind() == ShapeProblem.Kind.FIELD_MISSING;
        if (!missing || (complete && !misspelt.contains(problem.path()))) {
          boolean replaces = !missing && misspelt.contains(meant(problem));
          all.add(new Misfit(problem, meta, custom, replaces));
        }
      }
    }
  }

  /** Whether something fills it in later: {@code ${REPLICAS}}, {@code __REPLICAS__}. */
  private static boolean isOpen(ShapeProblem problem) {
    String text = problem.text();
    if (!Placeholders.find(text).isEmpty()) {
      return true;
    }
    boolean scalar = problem.found().equals("string") && problem.nearest().isEmpty();
    boolean letters = false;
    for (int i = 0; i < text.length(); i++) {
      letters |= Character.isUpperCase(text.charAt(i));
      scalar &= !Character.isLowerCase(text.charAt(i));
    }
    return scalar && letters;
  }

  /** What has a status was read from a cluster, or is expected to be. */
  private static boolean isPart(ObjectMeta meta, Fields object) {
    for (String part : PARTS) {
      if (meta.place().path().contains(part)) {
        return true;
      }
    }
    return object.key("status") != null;
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
