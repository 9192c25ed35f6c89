package dev.sparklint.cli;

import dev.sparklint.render.RenderRequest;
import dev.sparklint.render.Rendered;
import dev.sparklint.render.Renderer;
import dev.sparklint.source.Source;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Loads what renders charts and kustomizations when there is something to render. */
final class OnDemandRenderer implements Renderer {

  private static final String RENDERERS = "dev.sparklint.renderers.Renderers";

  private final Invocation invocation;
  private @Nullable Renderer loaded;

  OnDemandRenderer(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Rendered render(Source source, RenderRequest request) {
    Renderer renderer = loaded == null ? load() : loaded;
    loaded = renderer;
    return renderer.render(source, request);
  }

  private Renderer load() {
    try {
      Class<?> type = Libraries.load(RENDERERS);
      return (Renderer)
          type.getDeclaredConstructor(Map.class).newInstance(invocation.environment());
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException("what renders charts cannot be loaded", broken);
    }
  }

  @Override
  public void close() {
    if (loaded != null) {
      loaded.close();
    }
  }
}
