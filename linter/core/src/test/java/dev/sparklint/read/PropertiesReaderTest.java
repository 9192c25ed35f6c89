package dev.sparklint.read;

import static dev.sparklint.testing.Slices.slice;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sparklint.testing.Corpus;
import dev.sparklint.testing.SeededText;
import dev.sparklint.text.ReadProblem;
import dev.sparklint.text.SourceText;
import dev.sparklint.text.Span;
import dev.sparklint.text.TextDecoder;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class PropertiesReaderTest {

  @Test
  void takes_equals_colon_and_blank_as_separators() {
    assertThat(values("a=1\nb: 2\nc   3\nd = =4\ne\n"))
        .isEqualTo(Map.of("a", "1", "b", "2", "c", "3", "d", "=4", "e", ""));
  }

  @Test
  void leaves_comments_out() {
    assertThat(values("# a=1\n  ! b=2\nc=3 # no comment\n"))
        .isEqualTo(Map.of("c", "3 # no comment"));
  }

  @Test
  void keeps_places_over_continuation_lines() {
    String file = "x=1\nspark.jars = a.jar,\\\n    b.jar  \ny=2\n";
    PropertyEntry entry = PropertiesReader.read(SourceText.of(file)).entries().get(1);

    assertThat(entry.value()).isEqualTo("a.jar,b.jar");
    assertThat(entry.keySpan()).isEqualTo(new Span(2, 1, 2, 11));
    assertThat(entry.valueSpan()).isEqualTo(new Span(2, 14, 3, 10));
    assertThat(slice(file, entry.span())).isEqualTo("spark.jars = a.jar,\\\n    b.jar");
  }

  @Test
  void points_behind_the_separator_when_there_is_no_value() {
    PropertyEntry entry = PropertiesReader.read(SourceText.of("a=\nb=1")).entries().get(0);

    assertThat(entry.valueSpan()).isEqualTo(Span.at(1, 3));
  }

  @Test
  void trims_as_spark_does_but_keeps_escaped_line_breaks() {
    assertThat(values("a=\\t x \\n\\t\n")).isEqualTo(Map.of("a", "x \n"));
  }

  @Test
  void reports_a_broken_escape_and_reads_on() {
    PropertiesText text = PropertiesReader.read(SourceText.of("a=C:\\users\nb=2"));

    assertThat(text.problems())
        .extracting(ReadProblem::span)
        .containsExactly(new Span(1, 5, 1, 11));
    assertThat(text.entries()).hasSize(2);
  }

  @Test
  void keeps_repeated_keys() {
    assertThat(PropertiesReader.read(SourceText.of("a=1\na=2")).entries()).hasSize(2);
  }

  @Test
  void reads_what_java_reads() throws IOException {
    for (int seed = 0; seed < 25_000; seed++) {
      SeededText random = new SeededText(seed);
      String text = random.properties();
      assertAgrees(seed % 2 == 0 ? text : random.mutate(text), "seed " + seed);
    }
    for (Path file : Corpus.files(".properties", ".conf")) {
      String text = TextDecoder.decode(Files.readAllBytes(file)).text();
      assertAgrees(text, file.toString());
      for (int seed = 0; seed < 20; seed++) {
        assertAgrees(new SeededText(seed).mutate(text), file + ", seed " + seed);
      }
    }
  }

  @Test
  void finds_values_without_escapes_at_their_place() {
    for (int seed = 0; seed < 5_000; seed++) {
      String file = new SeededText(seed).properties();
      for (PropertyEntry entry : PropertiesReader.read(SourceText.of(file)).entries()) {
        String value = slice(file, entry.valueSpan());
        String key = slice(file, entry.keySpan());
        assertThat(value.indexOf('\\') >= 0 || value.equals(entry.value())).as("%d", seed).isTrue();
        assertThat(key.indexOf('\\') >= 0 || key.equals(entry.key())).as("%d", seed).isTrue();
      }
    }
  }

  private static void assertAgrees(String text, String description) throws IOException {
    Properties properties = new Properties();
    boolean refused = false;
    try {
      properties.load(new StringReader(text));
    } catch (IllegalArgumentException e) {
      refused = true;
    }
    PropertiesText ours = PropertiesReader.read(SourceText.of(text));
    assertThat(!ours.problems().isEmpty()).as(description).isEqualTo(refused);
    if (!refused) {
      Map<String, String> theirs = new HashMap<>();
      for (String key : properties.stringPropertyNames()) {
        theirs.put(key, trimmed(properties.getProperty(key)));
      }
      assertThat(values(text)).as(description + ": " + text).isEqualTo(theirs);
    }
  }

  /** Spark's {@code Utils.trimExceptCRLF}. */
  private static String trimmed(String value) {
    String trimmed = value;
    while (!trimmed.isEmpty() && isTrimmed(trimmed.charAt(0))) {
      trimmed = trimmed.substring(1);
    }
    while (!trimmed.isEmpty() && isTrimmed(trimmed.charAt(trimmed.length() - 1))) {
      trimmed = trimmed.substring(0, trimmed.length() - 1);
    }
    return trimmed;
  }

  private static boolean isTrimmed(char c) {
    return c <= ' ' && c != '\r' && c != '\n';
  }

  private static Map<String, String> values(String text) {
    Map<String, String> values = new HashMap<>();
    for (PropertyEntry entry : PropertiesReader.read(SourceText.of(text)).entries()) {
      values.put(entry.key(), entry.value());
    }
    return values;
  }
}
