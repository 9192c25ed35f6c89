package dev.sparklint.lsp;

import dev.sparklint.facts.Setting;
import dev.sparklint.facts.Workload;
import dev.sparklint.findings.Report;
import dev.sparklint.lint.LintResult;
import dev.sparklint.registry.SparkRegistry;
import dev.sparklint.report.InspectedWorkload;
import dev.sparklint.report.Redactor;
import dev.sparklint.text.Place;
import dev.sparklint.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A project as it was at one moment.
 *
 * @param report without secrets
 */
record Snapshot(LintResult result, Report report, Redactor redactor) {

  /**
   * A setting that stands at a place, in one of the workloads that it is part of.
   *
   * @param winner the setting of the same key that holds there; perhaps itself
   */
  record Hit(InspectedWorkload inspected, Setting setting, Setting winner) {

    String key() {
      return setting.entry().name();
    }

    Workload workload() {
      return inspected.workload();
    }

    /** Where people edit a setting of this workload. */
    Place place(Setting of) {
      return inspected.origin().apply(of.entry().value().place());
    }

    Place keyPlace(Setting of) {
      return inspected.origin().apply(of.entry().key().place());
    }

    boolean holds() {
      return setting.equals(winner);
    }
  }

  /** The settings whose key or value holds a position, one for each workload. */
  List<Hit> at(String path, int line, int column) {
    List<Hit> hits = new ArrayList<>();
    int fewest = Integer.MAX_VALUE;
    for (Hit hit : all()) {
      boolean onKey = holds(hit.keyPlace(hit.setting()), path, line, column);
      Place value = hit.place(hit.setting());
      if (onKey || holds(value, path, line, column)) {
        // A text of many lines may be a setting, and have settings in it.
        int lines = onKey ? 0 : value.span().endLine() - value.span().line();
        if (lines < fewest) {
          hits.clear();
          fewest = lines;
        }
        if (lines == fewest) {
          hits.add(hit);
        }
      }
    }
    return hits;
  }

  private List<Hit> all() {
    List<Hit> all = new ArrayList<>();
    for (InspectedWorkload inspected : result.inspected()) {
      for (Setting winner : inspected.workload().settings()) {
        all.add(new Hit(inspected, winner, winner));
        String key = winner.entry().name();
        for (Setting hidden : inspected.workload().effectiveConf().overridden(key)) {
          all.add(new Hit(inspected, hidden, winner));
        }
      }
    }
    return all;
  }

  private static boolean holds(Place place, String path, int line, int column) {
    Span span = place.span();
    boolean after = line > span.line() || (line == span.line() && column >= span.column());
    boolean before =
        line < span.endLine() || (line == span.endLine() && column <= span.endColumn());
    return place.path().equals(path) && after && before;
  }

  /** The release that a file's settings are for, by its index; the newest where nobody says it. */
  int release(String path) {
    String version = version(path);
    SparkRegistry registry = SparkRegistry.known();
    List<String> releases = registry.releases();
    for (int i = 0; version != null && i < releases.size(); i++) {
      if (version.equals(releases.get(i)) || version.startsWith(releases.get(i) + ".")) {
        return i;
      }
    }
    return releases.size() - 1;
  }

  private @Nullable String version(String path) {
    String any = null;
    for (InspectedWorkload inspected : result.inspected()) {
      String version = inspected.workload().sparkVersion().orNull();
      if (version != null) {
        any = version;
        for (Setting setting : inspected.workload().settings()) {
          Place place = inspected.origin().apply(setting.entry().key().place());
          if (place.path().equals(path)) {
            return version;
          }
        }
      }
    }
    return any;
  }
}
