package dev.sparklint.helm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparklint.render.ChartConfig;
import dev.sparklint.render.Origin;
import dev.sparklint.render.RenderRequest;
import dev.sparklint.render.Rendered;
import dev.sparklint.render.Rendering;
import dev.sparklint.renderers.RenderedPlaces;
import dev.sparklint.source.MemorySource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class HelmRendererTest {

  private static final HelmRenderer RENDERER = new HelmRenderer(System.getenv());

  private static final String CHART = "apiVersion: v2\nname: events\nversion: 0.1.0\n";

  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: {{ .Release.Name }}
        namespace: {{ .Release.Namespace }}
      spec:
        containers:
          - name: driver
            image: apache/spark:{{ .Values.tag }}
            resources:
              {{- toYaml .Values.resources | nindent 8 }}
            {{- if .Values.account }}
            account: {{ .Values.account }}
            {{- end }}
      """;

  @AfterAll
  static void close() {
    RENDERER.close();
  }

  private static Map<String, String> chart(String values) {
    Map<String, String> files = new TreeMap<>();
    files.put("chart/Chart.yaml", CHART);
    files.put("chart/values.yaml", values);
    files.put("chart/templates/pod.yaml", POD);
    return files;
  }

  @Test
  void a_chart_without_spark_is_left_alone() {
    Map<String, String> files = chart("tag: 1\n");
    files.put("chart/templates/pod.yaml", "kind: {{ .Values.broken | nofunction }}\n");
    Rendered rendered = TestCharts.render(RENDERER, files, "chart");
    assertThat(rendered.renderings()).isEmpty();
    assertThat(rendered.problems()).isEmpty();
  }

  @Test
  void values_files_are_found_by_name_in_the_chart_and_by_keys_beside_it() {
    Map<String, String> files = chart("tag: 3.5.3\nresources: {}\naccount: spark\n");
    files.put("chart/values-prod.yaml", "tag: 3.5.4\n");
    files.put("chart/ci/small-values.yaml", "tag: 3.5.5\n");
    files.put("environments/dev.yaml", "tag: 3.4.0\naccount: dev\n");
    files.put("environments/other.yaml", "tag: 3.4.0\nnobody: knows\n");
    files.put("environments/object.yaml", "apiVersion: v1\nkind: ConfigMap\n");
    Rendered rendered = TestCharts.render(RENDERER, files, "chart");
    assertThat(TestCharts.names(rendered))
        .containsExactly(
            "values.yaml", "ci/small-values.yaml", "values-prod.yaml", "environments/dev.yaml");
    assertThat(rendered.covered())
        .containsExactlyInAnyOrder(
            "chart/values.yaml",
            "chart/values-prod.yaml",
            "chart/ci/small-values.yaml",
            "environments/dev.yaml");
  }

  @Test
  void the_user_says_how_a_chart_is_rendered() {
    Map<String, String> files = chart("tag: 3.5.3\n");
    ChartConfig.NamedRender render =
        new ChartConfig.NamedRender(
            "night", List.of(), Map.of("tag", "3.5.9"), "nightly", "batch", "1.29.0");
    RenderRequest request =
        new RenderRequest(
            List.of("chart"),
            List.of(),
            List.of(),
            List.of(new ChartConfig("chart", List.of(render))));
    Rendered rendered = RENDERER.render(MemorySource.ofTexts(files), request);
    assertThat(TestCharts.names(rendered)).containsExactly("night");
    String text = rendered.renderings().get(0).files().get(0).text();
    assertThat(text).contains("name: nightly", "namespace: batch", "apache/spark:3.5.9");
  }

  @Test
  void charts_of_other_folders_are_rendered_with_it_and_keep_their_places() {
    Map<String, String> files = chart("tag: 3.5.3\nresources: {a: 1}\naccount: spark\n");
    files.put(
        "chart/Chart.yaml",
        CHART + "dependencies:\n  - {name: base, version: 0.1.0, repository: 'file://../base'}\n");
    files.put(
        "base/Chart.yaml",
        "apiVersion: v2\nname: base\nversion: 0.1.0\n"
            + "dependencies:\n  - {name: names, version: 0.1.0, repository: 'file://../lib/names'}\n");
    files.put(
        "base/templates/conf.yaml",
        "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: base\n"
            + "data:\n  image: {{ include \"names.image\" . }}\n");
    files.put(
        "lib/names/Chart.yaml", "apiVersion: v2\nname: names\nversion: 0.1.0\ntype: library\n");
    files.put(
        "lib/names/templates/_image.tpl",
        "{{- define \"names.image\" -}}\napache/spark:3.5.1\n{{- end }}\n");
    Rendered rendered = TestCharts.render(RENDERER, files, "chart");
    assertThat(rendered.problems()).isEmpty();
    Rendering rendering = rendered.renderings().get(0);
    assertThat(rendering.files())
        .extracting(Rendering.RenderedFile::path)
        .contains("chart/templates/pod.yaml", "base/templates/conf.yaml");
    Origin image =
        rendering
            .origins()
            .of(RenderedPlaces.of(rendering, "ConfigMap/base", "data.image", "apache/spark:3.5.1"));
    assertThat(image.place().path()).isEqualTo("base/templates/conf.yaml");
  }

  @Test
  void a_namespace_that_nobody_says_is_not_known() {
    Rendered rendered = TestCharts.render(RENDERER, chart("tag: 3.5.3\n"), "chart");
    assertThat(rendered.renderings().get(0).files().get(0).text())
        .contains("namespace: \u27E6.Release.Namespace\u27E7");
  }

  @Test
  void what_is_empty_by_default_is_not_known_and_no_other_default() {
    String values = "tag: 3.5.3\nresources: {}\naccount:\n";
    Rendered rendered = TestCharts.render(RENDERER, chart(values), "chart");
    assertThat(rendered.renderings().get(0).files().get(0).text())
        .contains("\u27E6.Values.resources\u27E7: \u27E6.Values.resources\u27E7")
        .contains("account: \u27E6.Values.account\u27E7")
        .contains("apache/spark:3.5.3");
  }

  @Test
  void an_empty_value_that_a_values_file_leaves_is_empty() {
    Map<String, String> files = chart("tag: 3.5.3\nresources: {}\naccount:\n");
    files.put("chart/values-prod.yaml", "tag: 3.5.4\n");
    Rendered rendered = TestCharts.render(RENDERER, files, "chart");
    Rendering prod = TestCharts.rendering(rendered, "values-prod.yaml");
    assertThat(prod.files().get(0).text()).contains("{}").doesNotContain("\u27E6.Values");
  }

  @Test
  void without_helm_the_chart_is_not_checked() {
    try (HelmRenderer none = new HelmRenderer(Map.of("PATH", "/nowhere"), false)) {
      Rendered rendered = TestCharts.render(none, chart("tag: 3.5.3\n"), "chart");
      assertThat(rendered.renderings()).isEmpty();
      assertThat(rendered.problems()).hasSize(1);
      assertThat(rendered.problems().get(0).rule()).isEqualTo("chart-not-checked");
      assertThat(rendered.problems().get(0).place()).hasToString("chart/Chart.yaml:1:1");
      assertThat(rendered.problems().get(0).message())
          .startsWith("the chart was not checked: there is no helm on the PATH");
    }
  }

  @Test
  void values_that_decide_something_are_traced_where_they_are_written_too() {
    Map<String, String> files = chart("mode: client\nreplicas: 3\nconf:\n  a: 12 # cores\n");
    files.put(
        "chart/templates/pod.yaml",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: spark}
        data:
          {{- if eq .Values.mode "client" }}
          mode: spark-{{ .Values.mode }}
          double: {{ mul .Values.replicas 2 }}
          {{- end }}
          {{- range $key, $value := .Values.conf }}
          {{ $key }}: {{ $value | quote }}
          {{- end }}
        """);
    files.put(
        "chart/templates/app.yaml", "kind: SparkApplication\napiVersion: spark.apache.org/v1\n");
    Rendered rendered = TestCharts.render(RENDERER, files, "chart");
    Rendering rendering = rendered.renderings().get(0);
    Origin leaf =
        rendering.origins().of(RenderedPlaces.of(rendering, "ConfigMap/spark", "data.a", "12"));
    assertThat(leaf.place()).hasToString("chart/values.yaml:4:6");
    assertThat(leaf.exact()).isTrue();
    assertThat(leaf.via()).hasToString("chart/templates/pod.yaml:10:15");
    Origin sum =
        rendering.origins().of(RenderedPlaces.of(rendering, "ConfigMap/spark", "data.double", "6"));
    assertThat(sum.place()).hasToString("chart/templates/pod.yaml:7:11");
    assertThat(sum.exact()).isFalse();
  }
}
