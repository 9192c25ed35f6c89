package dev.sparklint.renderers;

import dev.sparklint.helm.HelmRenderer;
import dev.sparklint.kustomize.KustomizeRenderer;
import dev.sparklint.render.RenderRequest;
import dev.sparklint.render.Rendered;
import dev.sparklint.render.Renderer;
import dev.sparklint.source.Source;
import java.util.Map;

/** Renders charts with Helm, and kustomizations with kustomize. */
public final class Renderers implements Renderer {

  private final HelmRenderer helm;
  private final KustomizeRenderer kustomize;

  /**
   * @param environment of the caller: {@code PATH}, {@code HOME}, {@code XDG_CACHE_HOME}
   */
  public Renderers(Map<String, String> environment) {
    this.helm = new HelmRenderer(environment);
    this.kustomize = new KustomizeRenderer(environment);
  }

  @Override
  public Rendered render(Source source, RenderRequest request) {
    Rendered charts = request.charts().isEmpty() ? Rendered.NOTHING : helm.render(source, request);
    return request.kustomizations().isEmpty()
        ? charts
        : charts.and(kustomize.render(source, request));
  }

  @Override
  public void close() {
    helm.close();
  }
}
