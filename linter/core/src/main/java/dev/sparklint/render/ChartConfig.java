package dev.sparklint.render;

import java.util.List;
import java.util.Map;

/**
 * How the user wants a chart to be rendered, in place of what is found.
 *
 * @param path the chart's folder
 * @param renders none means that the chart is left alone
 */
public record ChartConfig(String path, List<NamedRender> renders) {

  public ChartConfig {
    renders = List.copyOf(renders);
  }

  /**
   * One way to install a chart.
   *
   * @param name for people; empty to take it from the values files
   * @param values files laid over the chart's own values, later ones over earlier ones
   * @param set single values, by path as {@code helm --set} takes them
   * @param release empty for the chart's name
   * @param namespace empty where it is not known
   * @param kubeVersion such as {@code 1.31.0}; empty for a recent one
   */
  public record NamedRender(
      String name,
      List<String> values,
      Map<String, String> set,
      String release,
      String namespace,
      String kubeVersion) {

    public NamedRender {
      values = List.copyOf(values);
      set = Map.copyOf(set);
    }

    public NamedRender withValues(List<String> other) {
      return new NamedRender(name, other, set, release, namespace, kubeVersion);
    }

    /** A chart with files of values, and nothing else said. */
    public static NamedRender of(List<String> values) {
      return new NamedRender("", values, Map.of(), "", "", "");
    }
  }
}
