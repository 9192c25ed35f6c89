package dev.sparklint.discover;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordSetTest {

  @ParameterizedTest
  @CsvSource({
    "name: events-conf, true",
    "'{\"name\":\"events-conf\"}', true",
    "/opt/run.sh --x, true",
    "run.sh, true",
    "my-events-conf, false",
    "events-config, false",
    "'', false",
    "größe, true",
  })
  void finds_whole_words(String text, boolean found) {
    WordSet words = new WordSet(List.of("events-conf", "run.sh", "größe", ""));
    assertThat(words.anyIn(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(found);
    assertThat(words.anyIn(text.getBytes(StandardCharsets.UTF_16BE)))
        .isEqualTo(found && !text.equals("größe"));
  }

  @Test
  void misses_none_of_many() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      names.add("name-" + i);
    }
    WordSet words = new WordSet(names);
    for (String name : names) {
      assertThat(words.anyIn(("a " + name + "\n").getBytes(StandardCharsets.UTF_8))).isTrue();
    }
    assertThat(new WordSet(List.of()).anyIn("a b".getBytes(StandardCharsets.UTF_8))).isFalse();
  }
}
