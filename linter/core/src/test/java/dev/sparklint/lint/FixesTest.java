package dev.sparklint.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparklint.findings.Edit;
import dev.sparklint.findings.Finding;
import dev.sparklint.findings.Severity;
import dev.sparklint.text.Place;
import dev.sparklint.text.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FixesTest {

  private static final String TEXT = "one two three";

  @Test
  void makes_edits_side_by_side() {
    List<Finding> findings =
        List.of(finding(edit(5, 8, "2", true)), finding(edit(1, 4, "1", true)));
    assertThat(applied(findings, false)).isEqualTo("1 2 three");
  }

  @Test
  void takes_the_first_of_two_that_overlap() {
    List<Finding> findings =
        List.of(finding(edit(1, 8, "12", true)), finding(edit(5, 14, "x", true)));
    assertThat(applied(findings, false)).isEqualTo("12 three");
  }

  @Test
  void mends_a_finding_whole_or_not_at_all() {
    List<Finding> findings =
        List.of(
            finding(edit(1, 4, "1", true)),
            finding(edit(1, 4, "x", true), edit(9, 14, "y", true)),
            finding(edit(5, 8, "z", true), edit(9, 14, "z", false)));
    assertThat(applied(findings, false)).isEqualTo("1 two three");
    assertThat(applied(findings, true)).isEqualTo("1 z z");
  }

  private static String applied(List<Finding> findings, boolean unsafe) {
    return Fixes.applied(TEXT, Fixes.byPath(findings, unsafe).getOrDefault("a.conf", List.of()));
  }

  private static Edit edit(int from, int to, String text, boolean safe) {
    return new Edit(Edit.Kind.REPLACE, new Place("a.conf", new Span(1, from, 1, to)), text, safe);
  }

  private static Finding finding(Edit... edits) {
    return new Finding(
        "rule",
        Severity.ERROR,
        "",
        new Place("a.conf", Span.at(1, 1)),
        "",
        List.of(),
        "",
        "",
        "",
        null,
        "",
        List.of(edits),
        "",
        "");
  }
}
