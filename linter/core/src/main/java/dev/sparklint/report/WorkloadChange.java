package dev.sparklint.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a change of files does to one workload.
 *
 * @param rendering the values that a chart was rendered with; empty where there is no choice
 * @param details nothing for a workload that came or went
 */
public record WorkloadChange(String id, String rendering, Kind kind, List<Detail> details) {

  /** What became of it. */
  public enum Kind {
    ADDED("added"),
    REMOVED("removed"),
    CHANGED("changed");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  public WorkloadChange {
    details = List.copyOf(details);
  }

  /**
   * One thing that differs.
   *
   * @param subject the key of a setting, or what else it is
   * @param before null where it was not there
   * @param after null where it is there no more
   * @param place where it is written now; empty where nobody writes it
   */
  public record Detail(
      String subject, @Nullable String before, @Nullable String after, String place) {}
}
