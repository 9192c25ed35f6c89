package dev.sparklint.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sparklint.render.Origin;
import dev.sparklint.render.Rendered;
import dev.sparklint.render.Rendering;
import dev.sparklint.renderers.RenderedPlaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Rendered text leads back to the very place that a person would edit. */
class ChartPlacesTest {

  private static final HelmRenderer RENDERER = new HelmRenderer(System.getenv());

  @AfterAll
  static void close() {
    RENDERER.close();
  }

  /** One line of a {@code .places.tsv}. */
  private record Row(
      String render, String object, String field, String text, String place, String via) {

    static Row of(String line) {
      String[] cells = line.split("\t", -1);
      return new Row(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]);
    }
  }

  @TestFactory
  List<DynamicNode> places() throws IOException {
    List<DynamicNode> charts = new ArrayList<>();
    for (Path chart : TestCharts.charts()) {
      Rendered rendered = TestCharts.render(RENDERER, chart);
      List<DynamicNode> rows = new ArrayList<>();
      rows.add(dynamicTest("has no problem", () -> assertThat(rendered.problems()).isEmpty()));
      rows.add(dynamicTest("is traced as a whole", () -> assertTraced(rendered)));
      for (String line : lines(chart)) {
        Row row = Row.of(line);
        rows.add(dynamicTest(line, () -> assertPlace(row, rendered)));
      }
      charts.add(dynamicContainer(String.valueOf(chart.getFileName()), rows));
    }
    return charts;
  }

  private static List<String> lines(Path chart) throws IOException {
    List<String> lines = Files.readAllLines(Path.of(chart + ".places.tsv"));
    return lines.subList(1, lines.size());
  }

  private static void assertPlace(Row row, Rendered rendered) {
    Rendering rendering = TestCharts.rendering(rendered, row.render());
    Origin origin =
        rendering.origins().of(RenderedPlaces.of(rendering, row.object(), row.field(), row.text()));
    boolean exact = row.place().chars().filter(c -> c == ':').count() == 2;
    String place = origin.place().toString();
    assertThat(exact ? place : place.substring(0, place.lastIndexOf(':'))).isEqualTo(row.place());
    if (!row.via().equals("-")) {
      assertThat(String.valueOf(origin.via())).startsWith(row.via() + ":");
    }
  }

  /** No template falls back on guesses. */
  private static void assertTraced(Rendered rendered) {
    for (Rendering rendering : rendered.renderings()) {
      Trace trace = ((ChartOrigins) rendering.origins()).trace();
      for (Map.Entry<String, Trace.FileTrace> file : trace.files().entrySet()) {
        assertThat(file.getValue().marked())
            .as(file.getKey() + " with " + rendering.name())
            .isNotNull();
      }
    }
  }
}
