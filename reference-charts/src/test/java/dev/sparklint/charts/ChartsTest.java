package dev.sparklint.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The charts as Helm renders them: sound by the schemas of their kinds, and what the modes of the
 * job say.
 */
final class ChartsTest {

  private static final Path MODES = Path.of("../reference-job/modes");
  private static final Map<String, Schema> SCHEMAS = new HashMap<>();

  @TempDir Path scratch;

  @BeforeAll
  static void readSchemas() throws IOException {
    Map<String, String> texts = new HashMap<>();
    Map<String, String> locations = new TreeMap<>();
    for (String folder : List.of("kubernetes", "spark-operator")) {
      try (Stream<Path> files = Files.list(Path.of("../schemas", folder))) {
        for (Path file : files.filter(path -> path.toString().endsWith(".json")).toList()) {
          String text = Files.readString(file);
          JsonNode schema = new ObjectMapper().readTree(text);
          String id = schema.path("$id").asText();
          texts.put(id, text);
          schema
              .path("$defs")
              .properties()
              .forEach(
                  entry -> {
                    JsonNode properties = entry.getValue().path("properties");
                    String kind = properties.at("/kind/const").asText();
                    String location = id + "#/$defs/" + entry.getKey();
                    locations.put(
                        properties.at("/apiVersion/const").asText() + " " + kind, location);
                    for (JsonNode version : properties.at("/apiVersion/enum")) {
                      locations.put(version.asText() + " " + kind, location);
                    }
                  });
        }
      }
    }
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(texts));
    locations.forEach(
        (kind, location) -> SCHEMAS.put(kind, registry.getSchema(SchemaLocation.of(location))));
  }

  static Stream<Path> valuesFiles() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(""), 2)) {
      return files
          .filter(
              file -> file.toString().matches("(local|client|cluster|operator)/values.*[.]yaml"))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("valuesFiles")
  void fits_the_schemas_of_its_kinds(Path values) throws IOException {
    List<JsonNode> objects =
        Manifests.of(Chart.of(values.getName(0).toString(), scratch).rendered(values));
    assertThat(objects).hasSizeGreaterThan(2);
    for (JsonNode object : objects) {
      String kind = object.path("apiVersion").asText() + " " + object.path("kind").asText();
      assertThat(schema(kind).validate(object)).as(kind).isEmpty();
      for (String template : List.of("executor-pod.yaml", "driver-pod.yaml")) {
        if (object.path("data").has(template)) {
          JsonNode pod = Manifests.of(object.path("data").path(template).asText()).get(0);
          assertThat(schema("v1 Pod").validate(pod)).as(template).isEmpty();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "client", "cluster"})
  void has_the_properties_of_its_mode(String mode) throws IOException {
    for (JsonNode object : Manifests.of(Chart.of(mode, scratch).rendered())) {
      if (object.path("kind").asText().equals("ConfigMap")) {
        assertThat(properties(object.path("data").path("spark.properties").asText()))
            .isEqualTo(
                properties(Files.readString(MODES.resolve(mode).resolve("spark.properties"))));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"kubeflow", "apache"})
  void has_the_settings_of_its_operator(String operator) throws IOException {
    Path values = scratch.resolve("values.yaml");
    Files.writeString(values, "operator: " + operator + "\n");
    JsonNode ours = application(Chart.of("operator", scratch.resolve("charts")).rendered(values));
    JsonNode theirs =
        application(Files.readString(MODES.resolve("operator/" + operator + ".yaml")));
    assertThat(ours.at("/spec/sparkConf")).isEqualTo(theirs.at("/spec/sparkConf"));
    for (String role : List.of("driver", "executor")) {
      for (String field :
          List.of("cores", "coreLimit", "coreRequest", "memory", "memoryOverhead", "instances")) {
        String path = "/spec/" + role + "/" + field;
        assertThat(ours.at(path).asText()).as(path).isEqualTo(theirs.at(path).asText());
      }
    }
  }

  @Test
  void the_commands_are_those_of_the_modes() throws IOException {
    for (String mode : List.of("local", "client")) {
      String script = Files.readString(MODES.resolve(mode).resolve("submit.sh"));
      JsonNode container =
          Manifests.of(Chart.of(mode, scratch).rendered()).stream()
              .filter(object -> object.path("kind").asText().equals("Deployment"))
              .map(object -> object.at("/spec/template/spec/containers/0"))
              .findFirst()
              .orElseThrow();
      for (JsonNode word : container.path("args")) {
        String option = word.asText().replaceFirst("[=\\[$].*", "");
        assertThat(option.equals("stream") || script.contains(option))
            .as(mode + ": " + option)
            .isTrue();
      }
    }
  }

  @Test
  void notes_show_the_sums() throws IOException {
    assertThat(Chart.of("local", scratch).notes())
        .contains("heap 3072 MiB + overhead 1024 MiB (of it state 256 MiB) = 4096 MiB");
    assertThat(Chart.of("client", scratch).notes())
        .contains("Driver:       heap 1024 MiB + overhead 512 MiB = 1536 MiB")
        .contains(
            "Executors:    2 of heap 2048 MiB + overhead 768 MiB (of it state 256 MiB) = 2816 MiB")
        .contains("In all:       7168 MiB");
  }

  @Test
  void refuses_values_that_nobody_knows() throws IOException {
    Path values = scratch.resolve("values.yaml");
    Files.writeString(values, "pipeline: {watermark: ten minutes, tirgger: 1m}\ncpu: half\n");
    Chart chart = Chart.of("local", scratch.resolve("charts"));
    assertThatThrownBy(() -> chart.rendered(values))
        .hasMessageContaining("tirgger")
        .hasMessageContaining("/pipeline/watermark")
        .hasMessageContaining("/cpu");
  }

  private static Schema schema(String kind) {
    return Objects.requireNonNull(SCHEMAS.get(kind), kind);
  }

  private static JsonNode application(String manifests) throws IOException {
    return Manifests.of(manifests).stream()
        .filter(object -> object.path("kind").asText().equals("SparkApplication"))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, String> properties(String text) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(text));
    Map<String, String> all = new TreeMap<>();
    properties.forEach((key, value) -> all.put((String) key, (String) value));
    return all;
  }
}
