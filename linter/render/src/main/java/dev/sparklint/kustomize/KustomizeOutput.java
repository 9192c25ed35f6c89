package dev.sparklint.kustomize;

import java.util.Map;
import java.util.TreeMap;

/**
 * What kustomize printed, by the file that each object comes from.
 *
 * @param texts objects one after another; those of a generator under its kustomization's file
 */
record KustomizeOutput(Map<String, String> texts) {

  private static final String ORIGIN = "config.kubernetes.io/origin: |";
  private static final String TREE = "../tree/";

  /**
   * Parts what was printed.
   *
   * @param otherwise the file of objects that do not say where they come from
   */
  static KustomizeOutput parse(String printed, String otherwise) {
    Map<String, String> texts = new TreeMap<>();
    int at = 0;
    while (at < printed.length()) {
      int end = printed.indexOf("\n---\n", at);
      end = end < 0 ? printed.length() : end + 1;
      String document = printed.substring(at, end);
      texts.merge(origin(document, otherwise), "---\n" + document, String::concat);
      at = end == printed.length() ? end : end + "---\n".length();
    }
    return new KustomizeOutput(texts);
  }

  private static String origin(String document, String otherwise) {
    int start = document.indexOf(ORIGIN);
    for (String field : new String[] {"path: ", "configuredIn: "}) {
      int at = start < 0 ? -1 : document.indexOf(field + TREE, start);
      if (at >= 0) {
        int end = document.indexOf('\n', at);
        String path =
            document.substring(
                at + field.length() + TREE.length(), end < 0 ? document.length() : end);
        return Paths.resolved("", path.strip());
      }
    }
    return otherwise;
  }
}
