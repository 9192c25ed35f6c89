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
 * @param neighbours folders of charts that it depends on and that lie elsewhere in the source, by
 *     the folder, with a slash, that they have in this one
 */
record ChartFiles(String root, Map<String, byte[]> files, Map<String, String> neighbours) {

  /** Charts of more bytes are refused by Kubernetes, which keeps them in a Secret. */
  private static final int MOST_BYTES = 20 << 20;

  private static final int MOST_IN_FILE = 5 << 20;

  /** Charts of other folders that one chart has in it, directly or not. */
  private static final int MOST_NEIGHBOURS = 32;

  ChartFiles {
    neighbours = Map.copyOf(neighbours);
  }

  /**
   * Reads a chart, and what it depends on as far as that lies in the same source: Helm's own {@code
   * helm dependency build} would put it into the folder {@code charts}.
   *
   * @throws IOException if it is too large, or a file cannot be read
   */
  static ChartFiles read(Source source, String root) throws IOException {
    ChartFiles chart = new ChartFiles(root, below(source, root), Map.of());
    for (int i = 0; i < MOST_NEIGHBOURS; i++) {
      ChartFiles more = chart.withNeighbour(source);
      if (more == null) {
        break;
      }
      chart = more;
    }
    return chart;
  }

  private static Map<String, byte[]> below(Source source, String root) throws IOException {
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
    return files;
  }

  /** With one more chart of another folder; null if nothing is missing that lies in the source. */
  private @Nullable ChartFiles withNeighbour(Source source) throws IOException {
    for (String file : files.keySet()) {
      String text = isChart(file) ? text(file) : null;
      String chart = file.substring(0, file.lastIndexOf('/') + 1);
      Map<String, String> wanted = text == null ? Map.of() : ChartYaml.of(text).neighbours();
      for (Map.Entry<String, String> neighbour : new TreeMap<>(wanted).entrySet()) {
        String folder = chart + "charts/" + neighbour.getKey() + "/";
        String from = Path.of("/", pathOf(chart), neighbour.getValue()).normalize().toString();
        Map<String, byte[]> theirs = below(source, from.substring(1));
        if (!hasChart(chart, neighbour.getKey()) && theirs.containsKey("Chart.yaml")) {
          Map<String, byte[]> all = new TreeMap<>(files);
          theirs.forEach((name, bytes) -> all.put(folder + name, bytes));
          Map<String, String> places = new TreeMap<>(neighbours);
          places.put(folder, from.substring(1));
          return new ChartFiles(root, all, places);
        }
      }
    }
    return null;
  }

  private static boolean isChart(String file) {
    return ofSubchart(file).equals("Chart.yaml");
  }

  /** Whether a chart has another of a name in it, packed or not. */
  private boolean hasChart(String chart, String name) {
    String packed = chart + "charts/" + name + "-";
    return files.keySet().stream()
            .anyMatch(file -> file.startsWith(packed) && file.endsWith(".tgz"))
        || folderOf(chart, name) != null;
  }

  /** The path in the source. */
  String pathOf(String file) {
    for (Map.Entry<String, String> neighbour : neighbours.entrySet()) {
      String inside = file.substring(Math.min(file.length(), neighbour.getKey().length()));
      if (file.startsWith(neighbour.getKey()) && !isOfDeeper(neighbour.getKey(), file)) {
        return join(neighbour.getValue(), inside);
      }
    }
    return join(root, file);
  }

  private boolean isOfDeeper(String folder, String file) {
    return neighbours.keySet().stream()
        .anyMatch(other -> other.length() > folder.length() && file.startsWith(other));
  }

  private static String join(String folder, String file) {
    return folder.isEmpty() ? file : folder + "/" + file;
  }

  /** The file here that lies at a path in the source; the other way of {@link #pathOf}. */
  String fileAt(String path) {
    for (String file : files.keySet()) {
      if (pathOf(file).equals(path)) {
        return file;
      }
    }
    return root.isEmpty() ? path : path.substring(root.length() + 1);
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
