package dev.sparklint.text;

import static dev.sparklint.testing.Slices.slice;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sparklint.testing.SeededText;
import org.junit.jupiter.api.Test;

class SourceTextTest {

  @Test
  void counts_lines_at_cr_lf_and_crlf() {
    SourceText text = SourceText.of("a\nb\rc\r\nd");

    assertThat(text.span(2, 3)).isEqualTo(new Span(2, 1, 2, 2));
    assertThat(text.span(4, 5)).isEqualTo(new Span(3, 1, 3, 2));
    assertThat(text.span(7, 8)).isEqualTo(new Span(4, 1, 4, 2));
  }

  @Test
  void counts_columns_in_code_points() {
    assertThat(SourceText.of("x\n😀😀b").span(6, 7)).isEqualTo(new Span(2, 3, 2, 4));
  }

  @Test
  void has_a_place_for_the_end_and_for_nothing() {
    assertThat(SourceText.of("").span(0, 0)).isEqualTo(Span.at(1, 1));
    assertThat(SourceText.of("ab").span(2, 2)).isEqualTo(Span.at(1, 3));
    assertThat(SourceText.of("ab\n").span(3, 3)).isEqualTo(Span.at(2, 1));
    assertThat(SourceText.of("ab\ncd").span(2, 2)).isEqualTo(Span.at(1, 3));
  }

  @Test
  void knows_what_a_replacement_stands_for() {
    SourceText file = SourceText.of("say \\u0041b");
    SourceText content = new SourceText.Builder(file, 0).put("A", 4, 10).copy(10, 11).build();

    assertThat(content.text()).isEqualTo("Ab");
    assertThat(content.span(0, 1)).isEqualTo(new Span(1, 5, 1, 11));
    assertThat(content.span(0, 2)).isEqualTo(new Span(1, 5, 1, 12));
  }

  @Test
  void keeps_places_through_two_layers() {
    SourceText file = SourceText.of("ab\n  cd\n  ef\n");
    SourceText block = new SourceText.Builder(file, 3).copy(5, 8).copy(10, 13).build();

    assertThat(block.text()).isEqualTo("cd\nef\n");
    assertThat(block.slice(1, 5).span(2, 4)).isEqualTo(new Span(3, 3, 3, 5));
    assertThat(block.slice(6, 6).span(0, 0)).isEqualTo(Span.at(4, 1));
  }

  @Test
  void slices_of_any_text_are_what_stands_at_their_place() {
    for (int seed = 0; seed < 500; seed++) {
      String file = new SeededText(seed).yaml();
      SourceText text = SourceText.of(file);
      for (int start = 0; start < file.length(); start += 3) {
        int end = Math.min(file.length(), start + 7);
        if (splitsPair(file, start) || splitsPair(file, end)) {
          continue;
        }
        assertThat(slice(file, text.span(start, end)))
            .as("seed %d, %d to %d", seed, start, end)
            .isEqualTo(file.substring(start, end));
        Span span = text.span(start, end);
        assertThat(text.offset(span.line(), span.column())).isEqualTo(start);
        assertThat(text.offset(span.endLine(), span.endColumn())).isEqualTo(end);
      }
    }
  }

  /** Between the halves of a code point or of CRLF there is no place. */
  private static boolean splitsPair(String text, int offset) {
    return offset > 0
        && offset < text.length()
        && (Character.isLowSurrogate(text.charAt(offset)) || text.charAt(offset) == '\n');
  }
}
