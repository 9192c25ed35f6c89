package dev.sparklint.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TemplateTextTest {

  private static final String[] PARTS = {
    "a: ",
    "\n",
    "{{ .Values.x }}",
    "{{- if .Values.y -}}",
    "{{ end }}",
    "{{/* }} */}}",
    "{{- ",
    "\"}}\"",
    "`}}`",
    "}}",
    "{",
    "}",
    " ",
    "-",
    "'",
    "\\",
    "{{ `\n` }}",
    "é",
    "𝄞"
  };

  @Test
  void the_pieces_make_up_the_text_whatever_it_is() {
    for (int seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(20); i > 0; i--) {
        text.append(PARTS[random.nextInt(PARTS.length)]);
      }
      int at = 0;
      for (TemplateText.Piece piece : TemplateText.of(text.toString()).pieces()) {
        assertThat(piece.start()).as("seed %s", seed).isEqualTo(at);
        assertThat(piece.end()).as("seed %s", seed).isGreaterThan(at);
        at = piece.end();
      }
      assertThat(at).as("seed %s", seed).isEqualTo(text.length());
    }
  }

  @Test
  void braces_in_strings_and_comments_end_no_action() {
    assertThat(actions("{{ \"}}\" }}-{{ `}}` }}-{{/* }} */}}"))
        .containsExactly("{{ \"}}\" }}", "{{ `}}` }}", "{{/* }} */}}");
  }

  @Test
  void dashes_trim_only_beside_blanks() {
    List<TemplateText.Piece> pieces = TemplateText.of("{{- x -}}{{-3}}").pieces();
    assertThat(pieces.get(0).trimsBefore()).isTrue();
    assertThat(pieces.get(0).trimsAfter()).isTrue();
    assertThat(pieces.get(1).trimsBefore()).isFalse();
  }

  private static List<String> actions(String text) {
    List<String> actions = new ArrayList<>();
    for (TemplateText.Piece piece : TemplateText.of(text).pieces()) {
      if (piece.action()) {
        actions.add(text.substring(piece.start(), piece.end()));
      }
    }
    return actions;
  }
}
