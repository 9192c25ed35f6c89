package dev.sparklint.render;

import java.util.List;

/**
 * A chart with one set of values, or a kustomization, as it would be applied.
 *
 * @param root the folder of the chart or kustomization
 * @param name what tells it from others of the same root, such as {@code values-prod.yaml}; empty
 *     when there can be no other
 * @param values the values files that were laid over the chart's own
 * @param files in path order
 */
public record Rendering(
    String root, String name, List<String> values, List<RenderedFile> files, Origins origins) {

  public Rendering {
    values = List.copyOf(values);
    files = List.copyOf(files);
  }

  /** Whether a path is that of rendered text. */
  public boolean has(String path) {
    for (RenderedFile file : files) {
      if (file.path().equals(path)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The text that one template, or one file of a kustomization, has become.
   *
   * @param path of the template
   */
  public record RenderedFile(String path, String text) {}
}
