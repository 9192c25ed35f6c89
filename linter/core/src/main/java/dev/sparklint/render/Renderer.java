package dev.sparklint.render;

import dev.sparklint.source.Source;

/** Renders charts and kustomizations. Never throws at its caller: what fails is a problem. */
public interface Renderer extends AutoCloseable {

  /** Renders nothing; for trees in which there is nothing to render. */
  Renderer NONE =
      new Renderer() {
        @Override
        public Rendered render(Source source, RenderRequest request) {
          return Rendered.NOTHING;
        }
      };

  /** Renders all that the request names, each in every way that is asked for or found. */
  Rendered render(Source source, RenderRequest request);

  /** To be called when no {@link Origins} of its renderings is asked any more. */
  @Override
  default void close() {}
}
