package dev.sparklint.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.sparklint.text.Span;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CodeFrameTest {

  @Test
  void expands_tabs_to_their_stops() {
    assertThat(frame("\ta\tb=c", 6, 7)).isEqualTo(new CodeFrame("    a   b=c", 10, 1));
  }

  @Test
  void counts_columns_of_the_terminal() {
    assertThat(frame("é🚀日=x", 5, 6)).isEqualTo(new CodeFrame("é🚀日=x", 6, 1));
    assertThat(frame("e\u0301=x", 4, 5)).isEqualTo(new CodeFrame("e\u0301=x", 2, 1));
    assertThat(frame("日本=x", 1, 3).carets()).isEqualTo(4);
  }

  @Test
  void points_behind_the_end_of_the_line() {
    assertThat(frame("a: b", 5, 5)).isEqualTo(new CodeFrame("a: b", 4, 1));
    assertThat(frame("", 1, 1)).isEqualTo(new CodeFrame("", 0, 1));
    assertThat(frame("a", 9, 12)).isEqualTo(new CodeFrame("a", 1, 1));
  }

  @Test
  void underlines_the_mask_and_what_stands_behind_it() {
    String line = "[--conf, x.secret=abc, --name, y]";
    assertThat(frame(line, 19, 22))
        .isEqualTo(new CodeFrame("[--conf, x.secret=********, --name, y]", 18, 8));
    assertThat(frame(line, 20, 21)).isEqualTo(frame(line, 19, 22));
    assertThat(frame(line, 32, 33).caretStart()).isEqualTo(36);
  }

  @Test
  void underlines_the_first_of_several_lines_to_its_end() {
    Redactor redactor = new Redactor(List.of(), new MemoryLines().with("f", "a: |  \n  b"));
    RedactedLine line = Objects.requireNonNull(redactor.line("f", 1));
    assertThat(CodeFrame.of(line, new Span(1, 4, 2, 4))).isEqualTo(new CodeFrame("a: |", 3, 1));
  }

  @Test
  void cuts_long_lines_around_the_span() {
    String line = "a".repeat(500) + "XYZ" + "b".repeat(500);
    CodeFrame frame = frame(line, 501, 504);
    assertThat(frame.code()).startsWith("…a").endsWith("b…").hasSize(162);
    assertThat(frame.code().substring(frame.caretStart(), frame.caretStart() + 3)).isEqualTo("XYZ");
    assertThat(frame(line, 1, 2).code()).startsWith("a").endsWith("…");
    assertThat(frame(line, 1, 900).carets()).isEqualTo(160);
    assertThat(frame("日".repeat(500), 251, 252)).extracting(CodeFrame::carets).isEqualTo(2);
  }

  @Test
  void looks_only_at_the_neighbourhood_in_huge_lines() {
    String line = "🚀".repeat(300_000) + "XYZ" + " secret=" + "s".repeat(300_000);
    CodeFrame frame = frame(line, 300_001, 300_004);
    assertThat(frame.code()).contains("XYZ secret=********").doesNotContain("sss");
    CodeFrame inSecret = frame(line, 450_000, 450_001);
    assertThat(inSecret.code()).endsWith("********").doesNotContain("sss");
    assertThat(inSecret.carets()).isEqualTo(8);
  }

  @Test
  void never_fails() {
    String line = "\ud800a\tb\udc00 secret=x 日\u0301";
    for (int start = 1; start < 30; start++) {
      for (int end = start; end < 30; end++) {
        int from = start;
        int to = end;
        assertThatCode(() -> frame(line, from, to)).doesNotThrowAnyException();
      }
    }
  }

  private static CodeFrame frame(String text, int start, int end) {
    Redactor redactor = new Redactor(List.of(), (path, line) -> text);
    RedactedLine line = Objects.requireNonNull(redactor.line("f", 1));
    return CodeFrame.of(line, new Span(1, start, 1, end));
  }
}
