package dev.sparklint.discover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparklint.text.SourceText;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TemplatesTest {

  private static final String[] PARTS = {
    "a: ",
    "- ",
    "{{ x }}",
    "{{",
    "}}",
    "{% if y %}",
    "{% endif %}",
    "{%",
    "%}",
    "\n",
    " ",
    "\"",
    "[",
    ",",
    "é",
    "$"
  };

  @Test
  void a_value_of_its_own_is_not_known_and_what_stands_around_it_keeps_its_place() {
    SourceText filled =
        filled("a: {{ x }}\nb: [{{ y }}, 2]\n{% if z %}\nc: 3\n{% endif %}\nd: 4\n");
    assertThat(filled.text())
        .isEqualTo("a: \u27E6x\u27E7\nb: [\u27E6y\u27E7, 2]\n\nc: 3\n\nd: 4\n");
    int d = filled.text().indexOf("d: 4");
    assertThat(filled.span(d, d + 1).line()).isEqualTo(6);
    int two = filled.text().indexOf('2');
    assertThat(filled.span(two, two + 1).column()).isEqualTo(14);
  }

  @Test
  void any_text_is_filled_in_or_put_aside() {
    for (int seed = 0; seed < 3_000; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(24); i > 0; i--) {
        text.append(PARTS[random.nextInt(PARTS.length)]);
      }
      SourceText filled = Templates.filledIn(SourceText.of(text.toString()));
      if (filled != null) {
        assertThat(filled.span(0, filled.length()).endLine())
            .as("seed %s", seed)
            .isLessThanOrEqualTo((int) text.toString().lines().count() + 1);
      }
    }
  }

  private static SourceText filled(String text) {
    SourceText filled = Templates.filledIn(SourceText.of(text));
    assertThat(filled).isNotNull();
    return filled == null ? SourceText.of("") : filled;
  }
}
