package dev.sparklint.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.sparklint.findings.Finding;
import dev.sparklint.lint.LintOptions;
import dev.sparklint.lint.Linter;
import dev.sparklint.source.MemorySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * A sound deployment of each mode, in which one thing is broken at a time: the right rule names it
 * at the exact place, and nothing else is said. To add one, add a line to a {@code breaks.yaml}.
 */
class TwinsTest {

  private static final Path TWINS = Path.of("src/test/resources/twins");
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final Linter LINTER = new Linter(Repository.rules());

  @TestFactory
  List<DynamicNode> twins() throws IOException {
    return List.of(
        twin("client", 40),
        twin("local", 20),
        twin("cluster", 20),
        twin("kubeflow", 20),
        twin("apache", 30));
  }

  private static DynamicNode twin(String mode, int fewest) throws IOException {
    Map<String, String> sound = files(TWINS.resolve(mode));
    JsonNode breaks = YAML.readTree(TWINS.resolve(mode).resolve("breaks.yaml").toFile());
    List<DynamicNode> tests = new ArrayList<>();
    tests.add(dynamicTest("sound", () -> assertThat(findings(sound)).isEmpty()));
    tests.add(
        dynamicTest(
            "has breaks enough", () -> assertThat(breaks).hasSizeGreaterThanOrEqualTo(fewest)));
    for (JsonNode broken : breaks) {
      String name = broken.get("rule").asText() + ": " + broken.get("with").asText().strip();
      tests.add(dynamicTest(name, () -> check(sound, broken)));
    }
    return dynamicContainer(mode, tests);
  }

  private static void check(Map<String, String> sound, JsonNode broken) {
    String file = broken.get("in").asText();
    String text =
        replaced(
            Objects.requireNonNull(sound.get(file)),
            broken.get("replace").asText(),
            broken.get("with").asText());
    if (broken.has("and")) {
      text = replaced(text, broken.get("and").get(0).asText(), broken.get("and").get(1).asText());
    }
    Map<String, String> files = new TreeMap<>(sound);
    files.put(file, text);
    String rule = broken.get("rule").asText();
    String expected = broken.has("in-file") ? broken.get("in-file").asText() : file;
    List<Finding> findings = findings(files);
    assertThat(findings)
        .as("%s at '%s'", rule, broken.get("at").asText())
        .anyMatch(
            finding ->
                finding.rule().equals(rule)
                    && finding.place().path().equals(expected)
                    && textAt(files, finding).startsWith(broken.get("at").asText()));
    Set<String> allowed = new TreeSet<>(Set.of(rule));
    broken.path("also").forEach(other -> allowed.add(other.asText()));
    assertThat(findings).extracting(Finding::rule).isSubsetOf(allowed);
  }

  private static String replaced(String text, String old, String by) {
    assertThat(text).contains(old);
    int at = text.indexOf(old);
    return text.substring(0, at) + by + text.substring(at + old.length());
  }

  /** What stands where a finding points, to the end of the line. */
  private static String textAt(Map<String, String> files, Finding finding) {
    String line =
        Objects.requireNonNull(files.get(finding.place().path()))
            .lines()
            .toList()
            .get(finding.place().span().line() - 1);
    return line.substring(finding.place().span().column() - 1);
  }

  private static List<Finding> findings(Map<String, String> files) {
    return LINTER.lint(MemorySource.ofTexts(files), LintOptions.DEFAULT).findings();
  }

  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> list = Files.list(folder)) {
      for (Path file : list.filter(path -> !path.endsWith("breaks.yaml")).toList()) {
        files.put(String.valueOf(file.getFileName()), Files.readString(file));
      }
    }
    return files;
  }
}
