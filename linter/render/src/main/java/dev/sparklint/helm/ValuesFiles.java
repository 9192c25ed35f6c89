package dev.sparklint.helm;

import dev.sparklint.read.yaml.YamlDocument;
import dev.sparklint.read.yaml.YamlEntry;
import dev.sparklint.read.yaml.YamlMapping;
import dev.sparklint.read.yaml.YamlReader;
import dev.sparklint.read.yaml.YamlScalar;
import dev.sparklint.render.RenderRequest;
import dev.sparklint.source.Source;
import dev.sparklint.text.DecodedText;
import dev.sparklint.text.TextDecoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the values files of charts. Those that lie with a chart are its own by their names; those
 * in folders beside it belong to the chart that knows their keys.
 */
final class ValuesFiles {

  private static final int LARGEST = 1 << 20;

  /** Chart values that any chart may be given. */
  private static final Set<String> ANY = Set.of("global", "tags");

  private final Source source;
  private final RenderRequest request;
  private final Map<String, Set<String>> keysByChart = new HashMap<>();
  private final Map<String, Set<String>> keysByFile = new HashMap<>();

  /**
   * @param charts those of the tree that take values, so that each file finds its own
   * @param request paths of files that may be values, and of all charts
   */
  ValuesFiles(Source source, List<ChartFiles> charts, RenderRequest request) {
    this.source = source;
    this.request = request;
    for (ChartFiles chart : charts) {
      Set<String> keys = new HashSet<>(keys(chart.text("values.yaml")));
      for (String file : chart.files().keySet()) {
        List<String> folders = ChartFiles.folders(file);
        if (folders.size() > 1 && folders.get(0).equals("charts")) {
          keys.add(folders.get(1));
        }
      }
      keysByChart.put(chart.root(), keys);
    }
  }

  /** The values files that belong to a chart, besides its own {@code values.yaml}. */
  List<String> of(ChartFiles chart) {
    List<String> files = new ArrayList<>();
    for (String file : request.yamlFiles()) {
      if (isInside(file, chart.root())) {
        if (isValuesName(file, chart.root())) {
          files.add(file);
        }
      } else if (chart.root().equals(bestFor(file))) {
        files.add(file);
      }
    }
    return files;
  }

  /**
   * {@code values-prod.yaml}, {@code prod-values.yaml}, {@code ci/x-values.yaml}, {@code values/x}.
   */
  private static boolean isValuesName(String path, String root) {
    String inside = root.isEmpty() ? path : path.substring(root.length() + 1);
    int slash = inside.lastIndexOf('/');
    String folder = slash < 0 ? "" : inside.substring(0, slash);
    String name = inside.substring(slash + 1);
    if (inside.equals("values.yaml") || name.equals("Chart.yaml")) {
      return false;
    }
    boolean named =
        name.startsWith("values") || name.contains("-values.") || name.contains(".values.");
    return (folder.isEmpty() && named)
        || (folder.equals("ci") && named)
        || folder.equals("values")
        || folder.startsWith("values/");
  }

  /** The chart whose values a file outside of all charts gives; null if it is none's. */
  private @Nullable String bestFor(String file) {
    for (String root : request.charts()) {
      if (isInside(file, root)) {
        return null;
      }
    }
    Set<String> keys = keysOf(file);
    String best = null;
    int bestScore = 0;
    boolean tie = false;
    for (Map.Entry<String, Set<String>> chart : keysByChart.entrySet()) {
      int score = isNear(file, chart.getKey()) ? score(keys, chart.getValue()) : 0;
      score += score > 0 && names(file, chart.getKey()) ? 1_000 : 0;
      if (score > bestScore) {
        best = chart.getKey();
        bestScore = score;
        tie = false;
      } else if (score == bestScore && score > 0) {
        tie = true;
      }
    }
    return tie ? null : best;
  }

  /** How many keys the chart knows; 0 if there are some that it does not, or just one. */
  private static int score(Set<String> keys, Set<String> known) {
    int score = 0;
    for (String key : keys) {
      if (known.contains(key)) {
        score++;
      } else if (!ANY.contains(key)) {
        return 0;
      }
    }
    return score < 2 && known.size() > 1 ? 0 : score;
  }

  /** Whether the file lies below the folder that holds the chart, or below the one above it. */
  private static boolean isNear(String file, String root) {
    String parent = parent(root);
    return isInside(file, parent) || isInside(file, parent(parent));
  }

  private static boolean names(String file, String root) {
    String name = root.substring(root.lastIndexOf('/') + 1);
    return !name.isEmpty() && file.contains(name);
  }

  private Set<String> keysOf(String file) {
    Set<String> keys = keysByFile.get(file);
    if (keys == null) {
      keys = keys(read(source, file));
      keysByFile.put(file, keys);
    }
    return keys;
  }

  /** The text of a file; null if it is missing, large or no text. */
  static @Nullable String read(Source source, String file) {
    try {
      byte[] bytes = source.read(file, LARGEST + 1);
      DecodedText decoded = TextDecoder.decode(bytes);
      return bytes.length > LARGEST || decoded.problem() != null ? null : decoded.text();
    } catch (IOException missing) {
      return null;
    }
  }

  /** The outermost keys; none if the text is not one map, or is a Kubernetes object. */
  private static Set<String> keys(@Nullable String text) {
    Set<String> keys = new HashSet<>();
    List<YamlDocument> documents = text == null ? List.of() : YamlReader.read(text).documents();
    if (documents.size() == 1 && documents.get(0).root() instanceof YamlMapping map) {
      for (YamlEntry entry : map.entries()) {
        if (entry.key() instanceof YamlScalar key) {
          keys.add(key.text());
        }
      }
    }
    return keys.contains("apiVersion") && keys.contains("kind") ? Set.of() : keys;
  }

  static boolean isInside(String path, String folder) {
    return folder.isEmpty() || path.startsWith(folder + "/");
  }

  private static String parent(String folder) {
    int slash = folder.lastIndexOf('/');
    return slash < 0 ? "" : folder.substring(0, slash);
  }
}
