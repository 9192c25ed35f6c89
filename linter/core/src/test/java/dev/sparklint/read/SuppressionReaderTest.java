package dev.sparklint.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparklint.model.Suppression;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuppressionReaderTest {

  @Test
  void speaks_of_its_own_line_or_of_the_next_that_is_no_comment() {
    List<Suppression> found =
        SuppressionReader.read(
            "a.yaml",
            """
            a: 1 # sparklint: ignore[one] because
            # sparklint: ignore[two, three] both
            # another comment

            b: 2
              # sparklint: ignore[four]
              c: 3
            """);
    assertThat(found).extracting(Suppression::rule).containsExactly("one", "two", "three", "four");
    assertThat(found).extracting(Suppression::line).containsExactly(1, 5, 5, 7);
    assertThat(found)
        .extracting(Suppression::reason)
        .containsExactly("because", "both", "both", "");
    assertThat(found.get(1).place()).hasToString("a.yaml:2:21");
  }

  @Test
  void counts_lines_of_every_kind() {
    for (String end : List.of("\n", "\r\n", "\r")) {
      String text = String.join(end, "x", "# sparklint: ignore[r] why", "y", "");
      assertThat(SuppressionReader.read("a", text))
          .extracting(Suppression::line)
          .containsExactly(3);
    }
  }

  @Test
  void leaves_alone_what_is_no_comment() {
    assertThat(SuppressionReader.read("a", "x=sparklint: ignore[r]")).isEmpty();
    assertThat(SuppressionReader.read("a", "x=y#sparklint: ignore[r]")).isEmpty();
    assertThat(SuppressionReader.read("a", "# sparklint: ignore[r")).isEmpty();
    assertThat(SuppressionReader.read("a", "# sparklint: ignore[]")).isEmpty();
  }
}
