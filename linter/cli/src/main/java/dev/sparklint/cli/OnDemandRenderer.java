package dev.sparklint.cli;

import dev.sparklint.render.RenderRequest;
import dev.sparklint.render.Rendered;
import dev.sparklint.render.Renderer;
import dev.sparklint.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Loads what renders charts and kustomizations when there is something to render. */
final class OnDemandRenderer implements Renderer {

  private static final String HELM = "dev.sparklint.helm.HelmRenderer";

  private final Invocation invocation;
  private final List<Renderer> loaded = new ArrayList<>();

  OnDemandRenderer(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Rendered render(Source source, RenderRequest request) {
    Rendered result = Rendered.NOTHING;
    if (!request.charts().isEmpty()) {
      result = result.and(load(HELM).render(source, request));
    }
    return result;
  }

  private Renderer load(String name) {
    try {
      Class<?> type = Libraries.load(name);
      Object renderer =
          type.getDeclaredConstructor(Map.class).newInstance(invocation.environment());
      loaded.add((Renderer) renderer);
      return (Renderer) renderer;
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException("what renders charts cannot be loaded", broken);
    }
  }

  @Override
  public void close() {
    for (Renderer renderer : loaded) {
      renderer.close();
    }
  }
}
