package dev.sparklint.read.yaml;

import static dev.sparklint.testing.Slices.slice;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sparklint.testing.SeededText;
import dev.sparklint.text.ReadProblem;
import dev.sparklint.text.SourceText;
import dev.sparklint.text.Span;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {

  @Test
  void keeps_order_duplicates_and_places() {
    String file = "b: 1\na: [x, 'y']\nb: 2\n";
    YamlMapping mapping = mapping(file);

    assertThat(mapping.entries()).hasSize(3);
    assertThat(mapping.duplicates()).containsExactly(mapping.entries().get(2));
    assertThat(mapping.get("b")).isEqualTo(mapping.entries().get(2).value());
    assertThat(slice(file, mapping.entries().get(1).value().span())).isEqualTo("[x, 'y']");
    assertThat(mapping.span()).isEqualTo(new Span(1, 1, 3, 5));
  }

  @Test
  void reads_all_documents_and_empty_ones() {
    assertThat(YamlReader.read("# none\n").documents()).isEmpty();
    assertThat(YamlReader.read("a: 1\n---\n---\nb: 2\n...\n").documents()).hasSize(3);
  }

  @Test
  void puts_the_node_itself_where_an_alias_stands() {
    String file = "a: &x {k: 1}\nb: *x\nc: [*x]\n";
    YamlMapping mapping = mapping(file);
    YamlEntry b = entry(mapping, "b");

    assertThat(b.value()).isSameAs(mapping.get("a"));
    YamlSequence c = (YamlSequence) entry(mapping, "c").value();
    assertThat(c.items().get(0)).isSameAs(b.value());
  }

  @Test
  void leaves_anchor_and_tag_out_of_the_place_of_a_scalar() {
    String file = "a: &x !!str 1\nb: !<tag:x> # why\n  y\nc: &z\n";

    assertThat(slice(file, entry(mapping(file), "a").value().span())).isEqualTo("1");
    assertThat(slice(file, entry(mapping(file), "b").value().span())).isEqualTo("y");
    assertThat(slice(file, entry(mapping(file), "c").value().span())).isEmpty();
  }

  @Test
  void merges_with_own_keys_first() {
    YamlMapping mapping =
        mapping(
            """
            base: &base {a: base, b: base}
            more: &more {b: more, c: more, <<: *base}
            x:
              a: own
              <<: [*more, *base]
            """);
    YamlMapping x = (YamlMapping) entry(mapping, "x").value();

    assertThat(text(x.get("a"))).isEqualTo("own");
    assertThat(text(x.get("b"))).isEqualTo("more");
    assertThat(text(x.get("c"))).isEqualTo("more");
    assertThat(x.get("<<")).isNull();
    assertThat(x.effectiveEntries())
        .extracting(entry -> text(entry.key()))
        .containsExactly("a", "b", "c");
  }

  @Test
  void goes_on_behind_a_broken_document() {
    YamlText text = YamlReader.read("a: 1\n---\nb: [\n---\nc: 3\n---\nd: \"x\n---\ne: 5\n");

    assertThat(text.documents()).hasSize(3);
    assertThat(text.problems())
        .extracting(problem -> problem.span().line() + " " + problem.message())
        .containsExactly(
            "4 expected a value here", "7 this quote is not closed before the next '---'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '´',
      value = {
        "a:⏎→b: 1 ¦ 2:1 a tab may not indent YAML; use blanks",
        "image: {X}/y ¦ 1:11 this belongs to no value: mend its indentation or quotes; the mapping before it starts on line 1",
        "a: b: c ¦ 1:5 no key may end here: quote the text if ': ' belongs to it, or mend the indentation",
        "a: @x ¦ 1:4 no value may start with '@'; quote it",
        "a: 'x ¦ 1:4 this quote is never closed",
        "a: [1 ¦ 1:4 this '[' is never closed",
        "a: {b: 1 ¦ 1:4 this '{' is never closed",
        "a: {b: 1⏎c: 2 ¦ 2:2 expected ',' or '}' for the '{' on line 1",
        "a: *.jar ¦ 1:4 '*' starts an alias and needs a name; quote the text",
        "a: *x ¦ 1:4 no anchor '&x' stands before this alias; quote the text if it is none",
        "a: &x [*x] ¦ 1:8 the alias '*x' stands in the very value it means",
        "a:⏎  b: 1⏎ c: 2 ¦ 3:2 this belongs to no value: mend its indentation or quotes; the mapping before it starts on line 1",
        "x: 1⏎----⏎y: 1 ¦ 2:1 expected ':' after this key",
        "a: \"\\d\" ¦ 1:6 no such escape in double quotes; write '\\\\' for a backslash or use single quotes",
        "a: \"\\UFFFFFFFF\" ¦ 1:7 an escape here stands for no character",
        "a: |⏎     ⏎  b ¦ 3:3 the blank lines before this text are indented deeper than it",
        "{{ if }}⏎a: 1 ¦ 2:1 nothing may follow the document but '---': mend the indentation or add '---'",
        "%YAML 3.0⏎---⏎a ¦ 1:1 this YAML version is not known; leave the %YAML line out",
        "a: 1⏎%{ if x }⏎b: 2 ¦ 2:1 no line may start with '%' here; quote the text",
        "a: b\u0007c ¦ 1:5 YAML may not have the character U+0007; in double quotes write \\x or \\u and its number",
      })
  void says_in_plain_words_what_is_wrong(String text, String expected) {
    List<ReadProblem> problems =
        YamlReader.read(text.replace('⏎', '\n').replace('→', '\t')).problems();

    assertThat(problems).hasSize(1);
    Span span = problems.get(0).span();
    assertThat(span.line() + ":" + span.column() + " " + problems.get(0).message())
        .isEqualTo(expected);
  }

  @Test
  void reads_json_with_tabs() {
    YamlMapping mapping = mapping("\t{\n\t\"a\":\t1,\n\t\"b\"\t:\t[\t\"x\\ty\"\t]\n\t}\n");

    assertThat(entry(mapping, "b").key().span()).isEqualTo(new Span(3, 2, 3, 5));
    assertThat(((YamlScalar) entry(mapping, "a").value()).asLong()).isEqualTo(1);
  }

  @Test
  void reads_yaml_within_yaml_at_its_place() {
    String file = "data:\n  pod.yaml: |\n    spec:\n      name: x\n";
    SourceText source = SourceText.of(file);
    YamlMapping data = (YamlMapping) entry(mapping(file), "data").value();
    SourceText inner = ScalarText.of(source, (YamlScalar) entry(data, "pod.yaml").value());
    YamlMapping pod = (YamlMapping) YamlReader.read(inner).documents().get(0).root();
    YamlMapping spec = (YamlMapping) entry(pod, "spec").value();

    assertThat(entry(spec, "name").value().span()).isEqualTo(new Span(4, 13, 4, 14));
  }

  @Test
  void stops_at_nesting_that_is_too_deep() {
    String blocks = "- ".repeat(10_000) + "x\n";
    StringBuilder mappings = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      mappings.append(" ".repeat(i)).append("a:\n");
    }
    for (String deep :
        List.of("[".repeat(100_000), blocks, mappings.toString(), "{a: ".repeat(9_999))) {
      YamlText text =
          Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> YamlReader.read(deep));
      assertThat(text.problems())
          .extracting(ReadProblem::message)
          .containsExactly("nested deeper than 200 levels");
    }
  }

  @Test
  void laughs_at_a_billion_laughs() {
    StringBuilder laughs = new StringBuilder("a0: &a0 [lol, lol, lol]\n");
    StringBuilder merges = new StringBuilder("a0: &a0 {k: lol}\n");
    for (int i = 1; i < 100; i++) {
      String ten = ("*a" + (i - 1) + ", ").repeat(10);
      laughs.append("a" + i + ": &a" + i + " [" + ten + "]\n");
      merges.append("a" + i + ": &a" + i + " {<<: [" + ten + "]}\n");
    }
    for (String text : List.of(laughs.toString(), merges.toString())) {
      assertThat(YamlReader.read(text).problems())
          .extracting(ReadProblem::message)
          .containsExactly("aliases make this document too large: more than 400000 values");
    }
  }

  @Test
  void does_not_follow_aliases_too_deep() {
    StringBuilder chain = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 300; i++) {
      chain.append("a" + i + ": &a" + i + " [*a" + (i - 1) + "]\n");
    }
    assertThat(YamlReader.read(chain.toString()).problems())
        .extracting(ReadProblem::message)
        .containsExactly("aliases make this document too deep: more than 200 levels");
  }

  @Test
  void reads_long_words_in_linear_time() {
    String word = "x".repeat(4 << 20);
    for (String text :
        List.of("a: " + word, "a: \"" + word + "\"", "a: |\n  " + word, "# " + word)) {
      Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> YamlReader.read(text));
    }
  }

  @Test
  void takes_any_text() {
    for (int seed = 0; seed < 20_000; seed++) {
      SeededText random = new SeededText(seed);
      String text = seed % 3 == 0 ? random.mutate(random.yaml()) : random.yamlNoise();
      try {
        YamlReader.read(text);
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ": " + text, e);
      }
    }
  }

  @Test
  void reads_crlf_as_lf() {
    for (int seed = 0; seed < 1_000; seed++) {
      String text = new SeededText(seed).yaml().replace("\r\n", "\n");
      YamlText crlf = YamlReader.read(text.replace("\n", "\r\n"));
      assertThat(shape(crlf)).as("seed %d", seed).isEqualTo(shape(YamlReader.read(text)));
    }
  }

  /** Everything but offsets. */
  private static String shape(YamlText text) {
    StringBuilder shape = new StringBuilder(text.problems().toString());
    for (YamlDocument document : text.documents()) {
      shape.append('\n').append(document.span());
      addShape(document.root(), shape);
    }
    return shape.toString();
  }

  private static void addShape(YamlNode node, StringBuilder shape) {
    shape.append(node.span()).append(node.tag());
    if (node instanceof YamlScalar scalar) {
      shape.append(scalar.style()).append(scalar.text());
    } else if (node instanceof YamlSequence sequence) {
      shape.append('[');
      sequence.items().forEach(item -> addShape(item, shape));
      shape.append(']');
    } else if (node instanceof YamlMapping mapping) {
      shape.append('{');
      for (YamlEntry entry : mapping.entries()) {
        addShape(entry.key(), shape);
        addShape(entry.value(), shape);
      }
      shape.append('}');
    }
  }

  private static YamlMapping mapping(String file) {
    YamlText text = YamlReader.read(file);
    assertThat(text.problems()).isEmpty();
    return (YamlMapping) text.documents().get(0).root();
  }

  private static YamlEntry entry(YamlMapping mapping, String key) {
    return Objects.requireNonNull(mapping.entry(key));
  }

  private static String text(@Nullable YamlNode node) {
    return ((YamlScalar) Objects.requireNonNull(node)).text();
  }
}
