package dev.sparklint.kustomize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sparklint.process.Programs;
import dev.sparklint.render.RenderRequest;
import dev.sparklint.render.Rendered;
import dev.sparklint.render.Rendering;
import dev.sparklint.renderers.RenderedPlaces;
import dev.sparklint.source.DirectorySource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the kustomize or kubectl of this machine, where there is one. */
class KustomizeRendererTest {

  private static final Path ORDERS = Path.of("src/test/kustomize/orders");
  private static final String CONTAINER = "spec.template.spec.containers[0].";

  private static Rendered orders(Map<String, String> environment) {
    DirectorySource source = new DirectorySource(ORDERS, List.of(Path.of(".")), path -> true);
    List<String> folders = List.of("base", "overlays/dev", "overlays/prod");
    RenderRequest request = new RenderRequest(List.of(), folders, List.of(), List.of());
    try (KustomizeRenderer renderer = new KustomizeRenderer(environment)) {
      return renderer.render(source, request);
    }
  }

  private static Rendered built() {
    String path = System.getenv("PATH");
    boolean there =
        Programs.find("kustomize", path) != null || Programs.find("kubectl", path) != null;
    assumeTrue(there, "there is neither kustomize nor kubectl on the PATH");
    return orders(System.getenv());
  }

  @Test
  void overlays_are_built_and_what_they_take_in_is_not_read_by_itself() {
    Rendered rendered = built();
    assertThat(rendered.problems()).isEmpty();
    assertThat(rendered.renderings()).extracting(Rendering::name).containsExactly("dev", "prod");
    assertThat(rendered.renderings()).extracting(Rendering::root).containsOnly("overlays");
    assertThat(rendered.covered())
        .contains("base/deployment.yaml", "base/spark.properties", "overlays/dev/memory.yaml");
  }

  @Test
  void without_a_program_a_note_says_so_and_files_are_read_as_they_are() {
    Rendered rendered = orders(Map.of("PATH", "/nowhere"));
    assertThat(rendered.renderings()).isEmpty();
    assertThat(rendered.problems()).isEmpty();
    assertThat(rendered.covered()).isEmpty();
    assertThat(rendered.patched()).contains("base/deployment.yaml");
    assertThat(rendered.notes()).hasSize(1);
    assertThat(rendered.notes().get(0).message()).contains("neither kustomize nor kubectl");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dev  | Deployment/dev-orders | args[4]                 | --driver-memory | base/deployment.yaml:25:15",
        "dev  | Deployment/dev-orders | resources.limits.memory | 1Gi             | overlays/dev/memory.yaml:12:23",
        "prod | Deployment/orders     | resources.limits.memory | 3Gi             | base/deployment.yaml:38:30",
        "dev  | Deployment/dev-orders | image                   | 3.5.4           | overlays/dev/kustomization.yaml:6:13",
        "prod | Deployment/orders     | env[0].name             | POD_IP          | base/deployment.yaml:35:22",
      })
  void fields_of_the_container_lead_back(
      String name, String object, String field, String text, String place) {
    assertThat(origin(name, object, CONTAINER + field, text)).isEqualTo(place);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "prod | Deployment/orders     | spec.replicas           | 2               | overlays/prod/kustomization.yaml:11:16",
        "prod | Deployment/orders     | metadata.namespace      | prod            | overlays/prod/kustomization.yaml:1:12",
        "dev  | Deployment/dev-orders | metadata.name           | dev-orders      | base/deployment.yaml:4:9",
        "dev  | Role/dev-spark        | rules[1].resources[0]   | configmaps      | base/account.yaml:15:17",
      })
  void fields_of_objects_lead_back(
      String name, String object, String field, String text, String place) {
    assertThat(origin(name, object, field, text)).isEqualTo(place);
  }

  @Test
  void settings_of_a_generated_config_map_lead_into_their_file() {
    Rendering dev = rendering("dev");
    String text = "";
    for (Rendering.RenderedFile file : dev.files()) {
      text += file.text();
    }
    int at = text.indexOf("dev-conf-");
    String map = "ConfigMap/" + text.substring(at, at + "dev-conf-".length() + 10);
    assertThat(origin("dev", map, "data[\"spark.properties\"]", "8Gi"))
        .isEqualTo("base/spark.properties:3:23");
  }

  private static String origin(String name, String object, String field, String text) {
    Rendering rendering = rendering(name);
    return rendering
        .origins()
        .of(RenderedPlaces.of(rendering, object, field, text))
        .place()
        .toString();
  }

  private static Rendering rendering(String name) {
    for (Rendering rendering : built().renderings()) {
      if (rendering.name().equals(name)) {
        return rendering;
      }
    }
    throw new AssertionError(name);
  }
}
