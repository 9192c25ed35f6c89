package dev.sparklint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema for editors and the reader that holds agree on what a configuration may say. */
class ConfigSchemaTest {

  private static final Path SCHEMA = Path.of("../../schemas/config.schema.json");
  // Editors read YAML 1.2, where a bare off is a word.
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS).build();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# nothing",
        "null",
        "{}",
        "rules: {}",
        "rules:",
        "rules: {memory: off, memory-fraction: error, cpu: info, security: warning}",
        "rules: {memory: 'off'}",
        "include: []",
        "include: [conf/**, '*.yaml']",
        "exclude: [legacy, '7']",
        "exclude:",
        "overrides: []",
        "overrides: [{paths: [x], rules: {memory: off}}]",
        "overrides: [{paths: [], rules: {}}]",
        "rule-directories: [lint, ../rules]",
        "assume: {}",
        "assume:",
        "assume: {spark-version: 3.5}",
        "assume: {spark-version: '3.5.3'}",
        "assume: {spark-version: 4.0}",
        "assume: {spark-version: 4}",
        "assume: {conf: {}}",
        "assume: {conf:}",
        "assume: {conf: {spark.a: x, spark.b: 7, spark.c: true, spark.d: 1.5, spark.e: ''}}"
      })
  void take_what_is_right(String yaml) throws IOException {
    assertThat(schemaTakes(yaml)).as("schema takes " + yaml).isTrue();
    assertThat(readerTakes(yaml)).as("reader takes " + yaml).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text",
        "7",
        "[]",
        "- rules",
        "rule: {}",
        "Rules: {}",
        "rules: []",
        "rules: off",
        "rules: {memory: fatal}",
        "rules: {memory: Error}",
        "rules: {memory: }",
        "rules: {memory: [off]}",
        "rules: {memory: {severity: off}}",
        "rules: {memory: 1}",
        "include: conf",
        "include: {conf: true}",
        "include: [null]",
        "include: [7]",
        "include: [true]",
        "include: ['']",
        "exclude: [[legacy]]",
        "overrides: {paths: [x], rules: {}}",
        "overrides: [x]",
        "overrides: [null]",
        "overrides: [{paths: [x]}]",
        "overrides: [{rules: {}}]",
        "overrides: [{paths: , rules: }]",
        "overrides: [{paths: x, rules: {}}]",
        "overrides: [{paths: [x], rules: {}, exclude: []}]",
        "overrides: [{paths: [x], rules: {memory: fatal}}]",
        "rule-directories: lint",
        "rule-directories: ['']",
        "rule-directories: [{path: lint}]",
        "assume: 3.5",
        "assume: [spark-version]",
        "assume: {version: 3.5}",
        "assume: {spark-version: three}",
        "assume: {spark-version: ''}",
        "assume: {spark-version: }",
        "assume: {spark-version: 1.6}",
        "assume: {spark-version: 10}",
        "assume: {spark-version: '3.5.3.1'}",
        "assume: {spark-version: [3.5]}",
        "assume: {conf: [spark.a]}",
        "assume: {conf: {a: b}}",
        "assume: {conf: {spark.: b}}",
        "assume: {conf: {spark.a: }}",
        "assume: {conf: {spark.a: [b]}}",
        "charts: {path: a}",
        "charts: [{renders: []}]",
        "charts: [{path: a, render: []}]",
        "charts: [{path: a, renders: [{value: [b]}]}]"
      })
  void refuse_what_is_wrong(String yaml) throws IOException {
    assertThat(schemaTakes(yaml)).as("schema takes " + yaml).isFalse();
    assertThat(readerTakes(yaml)).as("reader takes " + yaml).isFalse();
  }

  @Test
  void take_what_init_writes_also_when_it_is_no_comment_any_more(@TempDir Path folder)
      throws IOException {
    assertThat(Run.in(folder, "init").exitCode()).isZero();
    String text = Files.readString(folder.resolve(ConfigFile.NAME));
    String active = text.replaceAll("(?m)^# ( *- |  |[a-z-]+:$)", "$1");

    assertThat(YAML.readTree(active)).hasSize(7);
    for (String yaml : new String[] {text, active}) {
      assertThat(schemaTakes(yaml)).as(yaml).isTrue();
      assertThat(readerTakes(yaml)).as(yaml).isTrue();
    }
  }

  @Test
  void describe_every_setting() throws IOException {
    assertDescribed(YAML.readTree(Files.readString(SCHEMA)));
  }

  private static void assertDescribed(JsonNode node) {
    for (String group : new String[] {"properties", "$defs"}) {
      for (var field : node.path(group).properties()) {
        assertThat(field.getValue().has("description")).as(field.getKey()).isTrue();
        assertDescribed(field.getValue());
      }
    }
  }

  private static boolean schemaTakes(String yaml) throws IOException {
    JsonNode tree = YAML.readTree(yaml);
    return schema().validate(tree.isMissingNode() ? YAML.nullNode() : tree).isEmpty();
  }

  private static Schema schema() throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
  }

  private static boolean readerTakes(String yaml) {
    try {
      ConfigReader.read(ConfigFile.NAME, yaml.getBytes(StandardCharsets.UTF_8));
      return true;
    } catch (CliException wrong) {
      return false;
    }
  }
}
