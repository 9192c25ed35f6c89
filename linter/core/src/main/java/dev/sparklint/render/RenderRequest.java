package dev.sparklint.render;

import java.util.List;

/**
 * What is to be rendered; all paths are those of the source.
 *
 * @param charts folders with a {@code Chart.yaml} that no other chart contains
 * @param kustomizations folders with a {@code kustomization.yaml}, bases included
 * @param yamlFiles every YAML file outside of templates: some of them are values of a chart
 * @param configured what the user says of charts
 */
public record RenderRequest(
    List<String> charts,
    List<String> kustomizations,
    List<String> yamlFiles,
    List<ChartConfig> configured) {

  public RenderRequest {
    charts = List.copyOf(charts);
    kustomizations = List.copyOf(kustomizations);
    yamlFiles = List.copyOf(yamlFiles);
    configured = List.copyOf(configured);
  }

  public boolean isEmpty() {
    return charts.isEmpty() && kustomizations.isEmpty();
  }
}
