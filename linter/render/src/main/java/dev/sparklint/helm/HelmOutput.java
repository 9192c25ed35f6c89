package dev.sparklint.helm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What {@code helm template} printed, by template.
 *
 * @param documents by the path that Helm gives the template, without the chart's name; each in the
 *     order in which Helm printed it
 */
record HelmOutput(Map<String, List<String>> documents) {

  private static final String SOURCE = "# Source: ";

  static HelmOutput parse(String printed) {
    Map<String, List<String>> documents = new LinkedHashMap<>();
    StringBuilder document = new StringBuilder();
    String source = "";
    int at = 0;
    while (at < printed.length()) {
      int end = printed.indexOf('\n', at);
      end = end < 0 ? printed.length() : end + 1;
      if (startsDocument(printed, at, end)) {
        add(source, document, documents);
        int sourceEnd = printed.indexOf('\n', end);
        sourceEnd = sourceEnd < 0 ? printed.length() : sourceEnd;
        source = printed.substring(end + SOURCE.length(), sourceEnd).strip();
        document.setLength(0);
        at = Math.min(printed.length(), sourceEnd + 1);
      } else {
        document.append(printed, at, end);
        at = end;
      }
    }
    add(source, document, documents);
    return new HelmOutput(documents);
  }

  private static boolean startsDocument(String printed, int at, int end) {
    return printed.startsWith("---", at)
        && printed.substring(at, end).strip().equals("---")
        && printed.startsWith(SOURCE, end);
  }

  private static void add(
      String source, CharSequence document, Map<String, List<String>> documents) {
    int slash = source.indexOf('/');
    if (slash >= 0) {
      String file = source.substring(slash + 1);
      documents.computeIfAbsent(file, unused -> new ArrayList<>()).add(document.toString());
    }
  }

  /** What comes of some templates. */
  HelmOutput only(Predicate<String> wanted) {
    Map<String, List<String>> some = new LinkedHashMap<>(documents);
    some.keySet().removeIf(wanted.negate());
    return new HelmOutput(some);
  }

  /** The text of each template, its documents one after another, by path. */
  Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    for (Map.Entry<String, List<String>> file : documents.entrySet()) {
      StringBuilder text = new StringBuilder();
      for (String document : file.getValue()) {
        text.append("---\n").append(document);
      }
      texts.put(file.getKey(), text.toString());
    }
    return texts;
  }
}
