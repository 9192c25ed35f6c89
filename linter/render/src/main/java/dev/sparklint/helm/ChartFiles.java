package dev.sparklint.helm;

import dev.sparklint.discover.Anchors;
import dev.sparklint.source.Source;
import dev.sparklint.text.DecodedText;
import dev.sparklint.text.Place;
import dev.sparklint.text.Span;
import dev.sparklint.text.TextDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The files of a chart, subcharts included.
 *
 * @param root the chart's folder in the source
 * @param files by path below the root
 */
record ChartFiles(String root, Map<String, byte[]> files) {

  /** Charts of more bytes are refused by Kubernetes, which keeps them in a Secret. */
  private static final int MOST_BYTES = 20 << 20;

  private static final int MOST_IN_FILE = 5 << 20;

  /**
   * Reads a chart.
   *
   * @throws IOException if it is too large, or a file cannot be read
   */
  static ChartFiles read(Source source, String root) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    int size = 0;
    for (String path : source.filesBelow(root)) {
      byte[] bytes = source.read(path, MOST_IN_FILE + 1);
      size += bytes.length;
      if (bytes.length > MOST_IN_FILE || size > MOST_BYTES) {
        throw new IOException("the chart is larger than any chart that can be installed");
      }
      files.put(root.isEmpty() ? path : path.substring(root.length() + 1), bytes);
    }
    return new ChartFiles(root, files);
  }

  /** The path in the source. */
  String pathOf(String file) {
    return root.isEmpty() ? file : root + "/" + file;
  }

  /**
   * The file that Helm means by a path: it calls charts by their names or aliases, and not by their
   * folders.
   *
   * @return the path itself if the chart comes packed, and has no file here
   */
  String fileOf(String helmPath) {
    String chart = "";
    String rest = helmPath;
    while (rest.startsWith("charts/") && rest.indexOf('/', "charts/".length()) > 0) {
      int end = rest.indexOf('/', "charts/".length());
      String folder = folderOf(chart, rest.substring("charts/".length(), end));
      if (folder == null) {
        return helmPath;
      }
      chart = folder;
      rest = rest.substring(end + 1);
    }
    return chart + rest;
  }

  /**
   * The folder of a chart within another.
   *
   * @param chart folder of the outer chart, with a slash at its end unless it is empty
   */
  private @Nullable String folderOf(String chart, String name) {
    String outer = text(chart + "Chart.yaml");
    String own = outer == null ? name : ChartYaml.of(outer).aliases().getOrDefault(name, name);
    String found = null;
    for (String file : files.keySet()) {
      boolean below = file.startsWith(chart + "charts/") && file.endsWith("/Chart.yaml");
      String folder = below ? file.substring(0, file.length() - "Chart.yaml".length()) : "";
      boolean direct =
          below && folder.indexOf('/', (chart + "charts/").length()) == folder.length() - 1;
      String yaml = direct ? text(file) : null;
      if (yaml != null && ChartYaml.of(yaml).name().equals(own)) {
        found = folder;
      }
    }
    return found;
  }

  /** The text of a file; null if it is missing or no text. */
  @Nullable String text(String file) {
    byte[] bytes = files.get(file);
    DecodedText decoded = bytes == null ? null : TextDecoder.decode(bytes);
    return decoded == null || decoded.problem() != null ? null : decoded.text();
  }

  /** Whether anything that is rendered speaks of Spark. */
  boolean speaksOfSpark() {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      boolean dark = file.getKey().startsWith("crds/") || file.getKey().endsWith(".md");
      if (!dark && Anchors.in(file.getValue())) {
        return true;
      }
    }
    return false;
  }

  /** Where the chart says what it depends on; its beginning if it does not. */
  Place dependencies() {
    String text = text("Chart.yaml");
    Span span = text == null ? null : ChartYaml.of(text).dependencies();
    return new Place(pathOf("Chart.yaml"), span == null ? Span.at(1, 1) : span);
  }

  /** Writes the chart, some of its files with another text. */
  void write(Path folder, Map<String, String> replaced) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path target = folder.resolve(file.getKey());
      Path parent = target.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      String other = replaced.get(file.getKey());
      String text = other == null ? text(file.getKey()) : other;
      boolean template = isTemplate(file.getKey()) || isHelper(file.getKey());
      if (text == null) {
        Files.write(target, file.getValue());
      } else {
        Files.writeString(target, template ? Harmless.template(text) : Harmless.values(text));
      }
    }
  }

  /** A file that is rendered to manifests. */
  static boolean isTemplate(String file) {
    String inside = insideTemplates(file);
    String name = file.substring(file.lastIndexOf('/') + 1);
    return inside != null && !name.startsWith("_") && !name.equals("NOTES.txt");
  }

  /** A file with definitions for others. */
  static boolean isHelper(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    return insideTemplates(file) != null && name.startsWith("_");
  }

  /** A file that templates may take in. */
  static boolean isTakenIn(String file) {
    String own = ofSubchart(file);
    String name = own.substring(own.lastIndexOf('/') + 1);
    return insideTemplates(file) == null
        && !own.startsWith("crds/")
        && !own.startsWith("charts/")
        && !name.equals("Chart.yaml")
        && !name.equals("Chart.lock")
        && !name.equals(".helmignore")
        && !name.equals("values.yaml")
        && !name.equals("values.schema.json")
        && !name.endsWith(".md")
        && !name.endsWith(".tgz");
  }

  /** The names of the folders that a file lies in, the outermost first. */
  static List<String> folders(String file) {
    List<String> folders = new ArrayList<>();
    int at = 0;
    for (int slash = file.indexOf('/'); slash >= 0; slash = file.indexOf('/', at)) {
      folders.add(file.substring(at, slash));
      at = slash + 1;
    }
    return folders;
  }

  private static @Nullable String insideTemplates(String file) {
    String own = ofSubchart(file);
    return own.startsWith("templates/") ? own.substring("templates/".length()) : null;
  }

  /** The path in the innermost chart. */
  private static String ofSubchart(String file) {
    String own = file;
    while (own.startsWith("charts/") && own.indexOf('/', "charts/".length()) > 0) {
      own = own.substring(own.indexOf('/', "charts/".length()) + 1);
    }
    return own;
  }

  /** The chart's name as its {@code Chart.yaml} says it; the folder's if it says none. */
  String name() {
    String chart = text("Chart.yaml");
    String name = chart == null ? "" : ChartYaml.of(chart).name();
    return !name.isEmpty() ? name : root.substring(root.lastIndexOf('/') + 1);
  }
}
