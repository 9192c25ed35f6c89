package dev.sparklint.findings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparklint.text.Place;
import dev.sparklint.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FingerprintTest {

  @Test
  void keeps_when_lines_move() {
    List<String> before = Fingerprint.of(List.of(at(3, "a"), at(9, "b"), at(12, "a")));
    List<String> after = Fingerprint.of(List.of(at(40, "a"), at(41, "b"), at(99, "a")));
    assertThat(after).isEqualTo(before);
  }

  @Test
  void tells_equal_findings_apart() {
    List<String> same = Fingerprint.of(List.of(at(1, "a"), at(2, "a"), at(3, "a")));
    assertThat(same).doesNotHaveDuplicates();
  }

  @Test
  void tells_apart_where_one_text_ends_and_the_next_begins() {
    assertThat(Fingerprint.of(List.of(finding("ab", "c", "d", "e"), finding("a", "bc", "d", "e"))))
        .doesNotHaveDuplicates();
    assertThat(Fingerprint.of(List.of(finding("r", "p", null, "m"), finding("r", "p", "", "m"))))
        .doesNotHaveDuplicates();
  }

  @Test
  void is_the_same_in_every_release() {
    assertThat(Fingerprint.of(List.of(at(1, "a"), at(2, "a"))))
        .containsExactly("e16daf0a96d23c36d507baa1767a6afd", "38457998266d14b3c0656f8f8d1f879c");
  }

  @Test
  void does_not_collide_over_random_findings() {
    Random random = new Random(20_260_101);
    Set<String> texts = new HashSet<>();
    List<Finding> findings = new ArrayList<>();
    while (findings.size() < 100_000) {
      String message = Long.toString(random.nextInt(1 << random.nextInt(1, 31)), 36);
      String path = Integer.toString(random.nextInt(50));
      if (texts.add(path + " " + message)) {
        findings.add(finding("rule", path, null, message));
      }
    }
    List<String> fingerprints = Fingerprint.of(findings);
    assertThat(new HashSet<>(fingerprints)).hasSize(100_000);
    assertThat(halves(fingerprints)).hasSize(200_000);
    assertThat(fingerprints.get(0)).matches("[0-9a-f]{32}");
  }

  /** Each half has to do as a hash of its own; 64 bits do not collide at this number either. */
  private static Set<String> halves(List<String> fingerprints) {
    Set<String> halves = new HashSet<>();
    for (String fingerprint : fingerprints) {
      halves.add(fingerprint.substring(0, 16));
      halves.add(fingerprint.substring(16));
    }
    return halves;
  }

  private static Finding at(int line, String message) {
    Place place = new Place("app.yaml", Span.at(line, 1));
    return new Finding(
        "rule",
        Severity.INFO,
        message,
        place,
        "",
        List.of(),
        "",
        "",
        "",
        null,
        "local",
        List.of(),
        "",
        "");
  }

  private static Finding finding(
      String rule, String path, @Nullable String workload, String message) {
    Place place = new Place(path, Span.at(1, 1));
    return new Finding(
        rule,
        Severity.INFO,
        message,
        place,
        "",
        List.of(),
        "",
        "",
        "",
        workload,
        "local",
        List.of(),
        "",
        "");
  }
}
