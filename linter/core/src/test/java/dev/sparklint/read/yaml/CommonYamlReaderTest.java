package dev.sparklint.read.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparklint.text.DecodedText;
import dev.sparklint.text.SourceText;
import dev.sparklint.text.TextDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The reader for common YAML gives the library's tree, places included, or leaves the text to it.
 * {@code -Dyaml.documents=1000000} tries more, {@code -Dyaml.seed} others.
 */
class CommonYamlReaderTest {

  private static final int DOCUMENTS = Integer.getInteger("yaml.documents", 200_000);
  private static final long SEED = Long.getLong("yaml.seed", 1);

  private static final Path REPOSITORY = Path.of("../..");
  private static final List<Path> TREES =
      List.of(
          REPOSITORY.resolve("rules"),
          REPOSITORY.resolve("linter/cli/src/test/scenarios"),
          REPOSITORY.resolve("linter/docs"),
          REPOSITORY.resolve("linter/compiler/src/test/resources"),
          REPOSITORY.resolve("reference-charts"),
          REPOSITORY.resolve("../shared/corpus"));

  @Test
  void agrees_on_real_files() throws IOException {
    int read = 0;
    int all = 0;
    for (String text : files()) {
      all++;
      read += agrees(text, "a file") ? 1 : 0;
    }
    System.out.println(read + " of " + all + " files are common YAML");
    assertThat(all).isGreaterThan(500);
    assertThat(read).isGreaterThan(all / 2);
  }

  @Test
  void agrees_on_random_documents() {
    int read = 0;
    for (int i = 0; i < DOCUMENTS / 2; i++) {
      Random random = new Random(SEED + i);
      read += agrees(new RandomYaml(random).text(), "seed " + (SEED + i)) ? 1 : 0;
    }
    System.out.println(read + " of " + DOCUMENTS / 2 + " random documents are common YAML");
    assertThat(read).isGreaterThan(DOCUMENTS / 8);
  }

  @Test
  void agrees_on_changed_files() throws IOException {
    List<String> files = files();
    int read = 0;
    for (int i = 0; i < DOCUMENTS / 2; i++) {
      Random random = new Random(-SEED - i);
      String text = RandomYaml.mutated(files.get(random.nextInt(files.size())), random);
      read += agrees(text, "seed " + (-SEED - i)) ? 1 : 0;
    }
    System.out.println(read + " of " + DOCUMENTS / 2 + " changed files are common YAML");
    assertThat(read).isGreaterThan(DOCUMENTS / 16);
  }

  @Test
  void leaves_to_the_library_what_it_does_not_know() {
    for (String text :
        List.of(
            "a: &x b\n",
            "a: *x\n",
            "a: !!str b\n",
            "? a\n: b\n",
            "%YAML 1.2\n---\na: b\n",
            "a: b: c\n",
            "a:\n\t- b\n",
            "a: b\r\n",
            "--- a\n",
            "a: \"\\U0001F680\"\n",
            "[a: b]\n",
            "{a}\n",
            "a: |2\n   b\n",
            "a: b\n...\n")) {
      assertThat(CommonYamlReader.read(SourceText.of(text))).as(text).isNull();
    }
  }

  @Test
  void reads_what_nearly_every_file_is() {
    for (String text :
        List.of(
            "a: b\n",
            "# only a comment\n",
            "a:\n- b\n- c: d\n  e: f\n",
            "---\na: {b: [c, \"d\", 'e'], f: {g: h}}\n---\nb: |\n  x\n\n  y\nc: >-\n  x\n  y\n",
            "a: one\n  two\n\n  three # four\nb:\nc: ''\n",
            "\"a\": \"\\u00e9 \\n \\\" x\n  y\"\n",
            "- - a\n  - b\n-\n  c: d\n")) {
      assertThat(CommonYamlReader.read(SourceText.of(text))).as(text).isNotNull();
      agrees(text, text);
    }
  }

  /** Whether the text was read, and not left to the library. */
  private static boolean agrees(String text, String what) {
    SourceText source = SourceText.of(text);
    List<YamlDocument> common = CommonYamlReader.read(source);
    if (common == null) {
      return false;
    }
    YamlText composed = YamlReader.compose(source);
    if (!composed.problems().isEmpty() || !common.equals(composed.documents())) {
      String shown = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
      throw new AssertionError(
          what
              + ": "
              + shown
              + " is "
              + common
              + " but "
              + composed.documents()
              + composed.problems());
    }
    return true;
  }

  private static List<String> files() throws IOException {
    List<String> texts = new ArrayList<>();
    for (Path tree : TREES) {
      if (Files.isDirectory(tree)) {
        try (Stream<Path> walk = Files.walk(tree)) {
          for (Path file : walk.sorted().toList()) {
            String name = file.toString();
            if (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".txt")) {
              DecodedText decoded = TextDecoder.decode(Files.readAllBytes(file));
              if (decoded.problem() == null && decoded.text().length() < 20_000) {
                texts.add(decoded.text());
              }
            }
          }
        }
      }
    }
    return texts;
  }
}
