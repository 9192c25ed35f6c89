package dev.sparklint.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.sparklint.findings.Severity;
import dev.sparklint.rules.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every rule has to have beyond what its schema says. */
class RuleHygieneTest {

  private static final List<Rule> RULES = Repository.rules();

  static Stream<Rule> rules() {
    return RULES.stream();
  }

  @Test
  void every_folder_holds_a_rule() throws IOException {
    try (Stream<Path> folders = Files.walk(Repository.RULES, 2)) {
      Set<String> ids =
          folders
              .filter(folder -> Repository.RULES.relativize(folder).getNameCount() == 2)
              .filter(Files::isDirectory)
              .map(folder -> String.valueOf(folder.getFileName()))
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(RULES.stream().map(Rule::id)).containsExactlyInAnyOrderElementsOf(ids);
    }
  }

  @Test
  void every_rule_is_data() throws IOException {
    int data = 0;
    for (Rule rule : RULES) {
      String text = Files.readString(Repository.folder(rule).resolve("rule.yaml"));
      data += text.contains("\nbuiltin:") ? 0 : 1;
    }
    assertThat(data).as("rules that are pure data, of %s", RULES.size()).isEqualTo(RULES.size());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void says_what_happens_in_few_words(Rule rule) {
    String consequence = String.join("…", rule.why().texts());
    assertThat(consequence)
        .as("the first paragraph of why")
        .isNotBlank()
        .hasSizeLessThanOrEqualTo(240);
    assertThat(consequence).doesNotEndWith(".\n");
    assertThat(rule.title()).isNotEqualToIgnoringCase(rule.id().replace('-', ' '));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void has_a_message_of_one_line_without_period_and_place(Rule rule) {
    String message = String.join("…", rule.message().texts());
    assertThat(message).doesNotContain("\n").doesNotEndWith(".");
    assertThat(message)
        .as("a fingerprint must not change when lines move")
        .doesNotContain(" line ");
    if (!startsWithName(message)) {
      assertThat(message.substring(0, 1))
          .isEqualTo(message.substring(0, 1).toLowerCase(java.util.Locale.ROOT));
    }
  }

  /** Names keep their spelling wherever they stand. */
  private static boolean startsWithName(String message) {
    return Stream.of("Spark ", "Service ", "NetworkPolicy ").anyMatch(message::startsWith);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void is_no_error_on_mere_belief(Rule rule) {
    boolean believed = rule.text().evidence().startsWith("Believed");
    assertThat(believed && rule.severity() == Severity.ERROR).isFalse();
    assertThat(
            believed && rule.severityCases().stream().anyMatch(c -> c.severity() == Severity.ERROR))
        .isFalse();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void silences_rules_that_exist(Rule rule) {
    assertThat(RULES.stream().map(Rule::id)).containsAll(rule.silences());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void says_when_the_finding_is_not_what_it_seems(Rule rule) {
    assertThat(rule.text().falsePositives()).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void is_in_the_changelog(Rule rule) throws IOException {
    assertThat(Files.readString(Repository.ROOT.resolve("linter/CHANGELOG.md")))
        .contains("`" + rule.id() + "`");
  }

  @ParameterizedTest
  @MethodSource("rules")
  void is_proven_by_examples_of_its_own(Rule rule) throws IOException {
    Path proof = Repository.folder(rule).resolve("proof.yaml");
    if (!Files.exists(proof)) {
      return;
    }
    String text = Files.readString(proof);
    assertShape("proof", text);
    JsonNode read = new YAMLMapper().readTree(text);
    if (read.has("obstacle")) {
      return;
    }
    for (String side : List.of("bad", "good")) {
      String example = read.at("/" + side + "/example").asText();
      assertThat(example).startsWith(side + "-");
      assertThat(Repository.folder(rule).resolve("examples").resolve(example)).exists();
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void is_an_error_that_is_proven_or_says_what_stands_in_the_way(Rule rule) {
    boolean error =
        rule.severity() == Severity.ERROR
            || rule.severityCases().stream().anyMatch(c -> c.severity() == Severity.ERROR);
    if (error) {
      assertThat(Repository.folder(rule).resolve("proof.yaml")).exists();
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void varies_its_examples_in_the_shape_that_is_published(Rule rule) throws IOException {
    Path variations = Repository.folder(rule).resolve("variations.yaml");
    if (Files.exists(variations)) {
      assertShape("variations", Files.readString(variations));
    }
  }

  private static void assertShape(String schema, String yaml) throws IOException {
    Path file = Repository.ROOT.resolve("schemas/" + schema + ".schema.json");
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(file), InputFormat.JSON)
                .validate(yaml, InputFormat.YAML))
        .isEmpty();
  }
}
