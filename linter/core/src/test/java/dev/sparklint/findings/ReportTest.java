package dev.sparklint.findings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparklint.text.Place;
import dev.sparklint.text.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

  private static final SuppressedFinding FIRST = suppressed("b", 1);
  private static final SuppressedFinding SECOND = suppressed("a", 2);

  private static SuppressedFinding suppressed(String rule, int line) {
    Place place = new Place("a.yaml", Span.at(line, 1));
    Finding finding =
        new Finding(
            rule,
            Severity.INFO,
            "m",
            place,
            "",
            List.of(),
            "",
            "",
            "",
            null,
            "unknown",
            List.of(),
            "",
            "");
    return new SuppressedFinding(finding, SuppressedFinding.By.COMMENT, "");
  }

  @Test
  void sorts_whatever_it_is_given() {
    WorkloadCounts none = WorkloadCounts.of(List.of());
    List<SuppressedFinding> suppressed = List.of(SECOND, FIRST);
    List<Note> notes = List.of(new Note("b", "x"), new Note("a", "y"), new Note("a", "x"));
    Summary summary = Summary.of(1, none, List.of(), suppressed, 0);
    Report report = new Report(List.of(), suppressed, summary, notes);
    assertThat(report.suppressed()).containsExactly(FIRST, SECOND);
    assertThat(report.notes()).isSorted();
    assertThat(summary.suppressed()).isEqualTo(2);
  }

  @Test
  void counts_workloads_by_mode() {
    WorkloadCounts counts =
        WorkloadCounts.of(List.of("local", "client", "local", "unknown", "cluster", "operator"));
    assertThat(counts).isEqualTo(new WorkloadCounts(1, 1, 2, 1, 0, 1));
    assertThat(counts.total()).isEqualTo(6);
  }
}
