package dev.sparklint.lint;

import dev.sparklint.render.ChartConfig;
import dev.sparklint.render.RenderRequest;
import dev.sparklint.source.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The charts and kustomizations of a tree. */
final class Renderables {

  private static final String CHART = "Chart.yaml";
  private static final List<String> KUSTOMIZATIONS =
      List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

  /** Folders of a chart whose files say nothing before they are rendered. */
  private static final List<String> TEMPLATES = List.of("/templates/", "/charts/", "/crds/");

  static final Renderables NONE = new Renderables(List.of(), List.of());

  private final List<String> charts;
  private final List<String> kustomizations;

  private Renderables(List<String> charts, List<String> kustomizations) {
    this.charts = charts;
    this.kustomizations = kustomizations;
  }

  /** Charts inside of a chart are part of it. */
  static Renderables of(List<Source.Entry> files, Source source) {
    TreeSet<String> charts = new TreeSet<>();
    TreeSet<String> kustomizations = new TreeSet<>();
    for (Source.Entry file : files) {
      String path = file.path();
      String name = path.substring(path.lastIndexOf('/') + 1);
      if (name.equals(CHART)) {
        charts.add(folder(path));
      } else if (KUSTOMIZATIONS.contains(name)) {
        kustomizations.add(folder(path));
      } else {
        addChartOf(path, charts, source);
      }
    }
    return new Renderables(outermost(charts), new ArrayList<>(kustomizations));
  }

  /** A template that was named by itself belongs to a chart all the same. */
  private static void addChartOf(String path, Collection<String> charts, Source source) {
    int templates = path.indexOf("/templates/");
    String root = templates < 0 ? null : path.substring(0, templates);
    if (root != null && !charts.contains(root) && exists(root + "/" + CHART, source)) {
      charts.add(root);
    }
  }

  private static boolean exists(String path, Source source) {
    try {
      source.read(path, 1);
      return true;
    } catch (IOException missing) {
      return false;
    }
  }

  private static List<String> outermost(Set<String> charts) {
    List<String> outermost = new ArrayList<>();
    for (String chart : charts) {
      boolean inside = false;
      for (String outer : outermost) {
        inside |= isInside(chart, outer);
      }
      if (!inside) {
        outermost.add(chart);
      }
    }
    return outermost;
  }

  boolean isEmpty() {
    return charts.isEmpty() && kustomizations.isEmpty();
  }

  /** The folder of the chart that a file is a part of; null if of none. */
  @Nullable String chartOf(String path) {
    for (String chart : charts) {
      if (isInside(path, chart)) {
        return chart;
      }
    }
    return null;
  }

  /** Whether a file is a part of a chart that becomes something else. */
  boolean isTemplate(String path) {
    String chart = chartOf(path);
    if (chart == null) {
      return false;
    }
    String inside = chart.isEmpty() ? "/" + path : path.substring(chart.length());
    for (String templates : TEMPLATES) {
      if (inside.startsWith(templates)) {
        return true;
      }
    }
    return false;
  }

  /** All that is to be rendered, unless nothing in the tree speaks of Spark. */
  RenderRequest request(List<Source.Entry> files, List<ChartConfig> configured) {
    List<String> yamlFiles = new ArrayList<>();
    for (Source.Entry file : files) {
      String path = file.path();
      if ((path.endsWith(".yaml") || path.endsWith(".yml")) && !isTemplate(path)) {
        yamlFiles.add(path);
      }
    }
    return new RenderRequest(charts, kustomizations, yamlFiles, configured);
  }

  private static boolean isInside(String path, String folder) {
    return folder.isEmpty() || path.startsWith(folder + "/");
  }

  private static String folder(String path) {
    int end = path.lastIndexOf('/');
    return end < 0 ? "" : path.substring(0, end);
  }
}
