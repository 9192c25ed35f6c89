package dev.sparklint.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The properties of the modes: settings that the job takes, and the same ones in each. */
final class ModesTest {

  private static final Path MODES = Path.of("modes");

  @ParameterizedTest
  @ValueSource(strings = {"local", "client", "cluster", "kubeflow", "apache"})
  void the_job_takes_the_settings(String mode) throws Exception {
    assertThat(Settings.read(Command.STREAM, properties(mode), List.of()).topic())
        .isEqualTo("bookings");
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "cluster", "kubeflow", "apache"})
  void what_is_not_of_the_mode_is_the_same_in_all(String mode) throws Exception {
    assertThat(common(mode)).isEqualTo(common("client"));
  }

  @Test
  void the_image_has_the_spark_that_the_job_is_built_for() throws Exception {
    String release = "3.5.3";
    assertThat(Files.readString(Path.of("Dockerfile")))
        .contains("FROM apache/spark:" + release + "-scala2.12-java17");
    assertThat(Files.readString(Path.of("pom.xml")))
        .contains("<spark.version>" + release + "</spark.version>");
    assertThat(Files.readString(MODES.resolve("operator/kubeflow.yaml")))
        .contains("sparkVersion: " + release);
    assertThat(Files.readString(MODES.resolve("operator/apache.yaml")))
        .contains("sparkVersion: " + release);
  }

  private static Map<String, String> common(String mode) throws Exception {
    Map<String, String> common = new TreeMap<>(properties(mode));
    common
        .keySet()
        .removeIf(
            key ->
                key.matches("spark[.](driver|executor|kubernetes)[.].*")
                    // as many as there are cores
                    || key.equals("spark.sql.shuffle.partitions")
                    // cluster mode has to end
                    || key.equals("spark.pipeline.trigger"));
    return common;
  }

  private static Map<String, String> properties(String mode) throws Exception {
    Path file = MODES.resolve(mode).resolve("spark.properties");
    if (Files.exists(file)) {
      Properties properties = new Properties();
      try (Reader in = Files.newBufferedReader(file)) {
        properties.load(in);
      }
      Map<String, String> all = new TreeMap<>();
      properties.forEach((key, value) -> all.put((String) key, (String) value));
      return all;
    }
    JsonNode resource =
        new YAMLMapper().readTree(MODES.resolve("operator/" + mode + ".yaml").toFile());
    Map<String, String> all = new TreeMap<>();
    resource
        .at("/spec/sparkConf")
        .fields()
        .forEachRemaining(entry -> all.put(entry.getKey(), entry.getValue().textValue()));
    return all;
  }
}
