package dev.sparklint.helm;

import dev.sparklint.text.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds out where rendered text comes from by rendering a marked copy of the chart. Marks may
 * change what comes out, for a template can compare the text of a value or cut it; then those
 * values go without, and if it is the templates' own text, that. What comes out but for the marks
 * is always held against what Helm made of the chart as it is.
 */
final class Tracer {

  /** Milliseconds that the search for values that cannot be marked may take, roughly. */
  private static final int SEARCH_MILLIS = 250;

  private static final int FEWEST_SEARCHES = 6;

  private final ChartFiles chart;
  private final HelmEngine engine;
  private final Path scratch;
  private final int searches;
  private final List<String> compared = new ArrayList<>();
  private final List<String> tested = new ArrayList<>();

  /** Names of values that change what is rendered when they are marked. */
  private final Set<String> opaque = new HashSet<>();

  private int count;

  /** What of a chart is marked besides values. */
  private enum Parts {
    ALL(true, true, true),
    WITHOUT_HELPERS(false, true, true),
    ONLY_TEMPLATES(false, false, true),
    NOTHING(false, false, false);

    private final boolean helpers;
    private final boolean files;
    private final boolean templates;

    Parts(boolean helpers, boolean files, boolean templates) {
      this.helpers = helpers;
      this.files = files;
      this.templates = templates;
    }
  }

  Tracer(ChartFiles chart, HelmEngine engine, Path scratch) {
    this.chart = chart;
    this.engine = engine;
    this.scratch = scratch;
    this.searches = Math.max(FEWEST_SEARCHES, SEARCH_MILLIS / engine.cost());
    for (String file : chart.files().keySet()) {
      String text = chart.text(file);
      if (text != null && (ChartFiles.isTemplate(file) || ChartFiles.isHelper(file))) {
        TracedTemplate.addPaths(text, compared, tested);
      }
    }
  }

  /**
   * A values file that is laid over the chart's own.
   *
   * @param path as reports show it
   */
  record ValuesText(String path, String text) {}

  /**
   * Renders with marks.
   *
   * @param expected what Helm made of the chart without
   * @param installation its values are replaced by those given
   * @param unmarked values files that are taken as they are, laid over all others
   */
  Trace trace(
      HelmOutput expected,
      Installation installation,
      List<ValuesText> values,
      List<Path> unmarked) {
    try {
      return new Attempt(expected, installation, values, unmarked).best();
    } catch (IOException failed) {
      return Trace.of(expected, Map.of());
    }
  }

  private boolean isOpaque(TracedValues.Leaf leaf) {
    String name = leaf.name();
    if (opaque.contains(name)) {
      return true;
    }
    return names(compared, name) || (leaf.isFalsy() && names(tested, name));
  }

  /** A subchart calls its values by shorter names than the chart around it. */
  private static boolean names(List<String> paths, String name) {
    for (String path : paths) {
      if (("." + name + ".").contains("." + path + ".")) {
        return true;
      }
    }
    return false;
  }

  /** The attempts for one rendering. */
  private final class Attempt {
    private final HelmOutput traceable;
    private final Installation installation;
    private final List<ValuesText> values;
    private final List<Path> unmarked;
    private int left = searches;

    Attempt(
        HelmOutput expected,
        Installation installation,
        List<ValuesText> values,
        List<Path> unmarked) {
      this.traceable = expected.only(file -> chart.files().containsKey(chart.fileOf(file)));
      this.installation = installation;
      this.values = values;
      this.unmarked = unmarked;
    }

    Trace best() throws IOException {
      Set<String> names = names();
      Trace all = run(Parts.ALL, names);
      if (all.isWhole()) {
        return all;
      }
      Parts parts = Parts.ALL;
      Trace bare = run(parts, Set.of());
      for (Parts fewer : Parts.values()) {
        Trace other = bare.isWhole() ? bare : run(fewer, Set.of());
        if (other.size() > bare.size()) {
          parts = fewer;
          bare = other;
        }
      }
      Set<String> fine = fine(parts, new ArrayList<>(names), bare.size());
      for (String name : names) {
        if (!fine.contains(name)) {
          opaque.add(name);
        }
      }
      Trace result = run(parts, fine).or(bare);
      for (Parts fewer : Parts.values()) {
        result = result.isWhole() ? result : result.or(run(fewer, fine));
      }
      return result;
    }

    /** The values that can be marked without changing what comes out, found by halving. */
    private Set<String> fine(Parts parts, List<String> names, int wanted) throws IOException {
      Set<String> fine = new HashSet<>();
      if (names.isEmpty() || left <= 0) {
        return fine;
      }
      left--;
      if (run(parts, new HashSet<>(names)).size() >= wanted) {
        fine.addAll(names);
      } else if (names.size() > 1) {
        fine.addAll(fine(parts, names.subList(0, names.size() / 2), wanted));
        fine.addAll(fine(parts, names.subList(names.size() / 2, names.size()), wanted));
      }
      return fine;
    }

    private Set<String> names() {
      Set<String> names = new HashSet<>();
      for (String file : chart.files().keySet()) {
        if (isValues(file)) {
          addNames(TracedValues.of(file, textOf(file)), prefix(file), names);
        }
      }
      for (ValuesText file : values) {
        addNames(TracedValues.of(file.path(), file.text()), "", names);
      }
      return names;
    }

    private void addNames(TracedValues traced, String prefix, Set<String> names) {
      for (TracedValues.Leaf leaf : traced.leaves()) {
        if (!isOpaque(leaf)) {
          names.add(prefix + leaf.name());
        }
      }
    }

    private Trace run(Parts parts, Set<String> names) throws IOException {
      Marks marks = new Marks();
      Path folder = scratch.resolve("traced-" + count++);
      Path copy = folder.resolve("chart");
      chart.write(copy, marked(parts, names, marks));
      List<Path> files = new ArrayList<>();
      for (ValuesText file : values) {
        Path target = folder.resolve("values-" + files.size() + ".yaml");
        TracedValues traced = TracedValues.of(file.path(), file.text());
        String marked = traced.marked(marks, leaf -> names.contains(leaf.name()));
        Files.writeString(target, Harmless.values(marked));
        files.add(target);
      }
      files.addAll(unmarked);
      try {
        String printed = engine.template(installation.of(copy, files));
        return Trace.of(traceable, raw(HelmOutput.parse(printed), marks));
      } catch (HelmException refused) {
        return Trace.of(traceable, Map.of());
      }
    }

    private Map<String, String> marked(Parts parts, Set<String> names, Marks marks) {
      Map<String, String> replaced = new LinkedHashMap<>();
      for (String file : chart.files().keySet()) {
        String text = chart.text(file);
        if (text == null) {
          continue;
        }
        String path = chart.pathOf(file);
        if (ChartFiles.isTemplate(file)) {
          TracedTemplate template = new TracedTemplate(path, text, marks, false);
          replaced.put(file, template.wrapped("traced/" + file, parts.templates));
        } else if (ChartFiles.isHelper(file) && parts.helpers) {
          replaced.put(file, new TracedTemplate(path, text, marks, true).marked());
        } else if (isValues(file)) {
          String prefix = prefix(file);
          TracedValues traced = TracedValues.of(path, text);
          replaced.put(file, traced.marked(marks, leaf -> names.contains(prefix + leaf.name())));
        } else if (ChartFiles.isTakenIn(file) && parts.files) {
          StringBuilder lines = new StringBuilder();
          new MarkedLines(path, SourceText.of(text), Mark.Kind.FILE, marks)
              .append(0, text.length(), List.of(), lines);
          replaced.put(file, lines.toString());
        }
      }
      return replaced;
    }

    private Map<String, Marks.Stripped> raw(HelmOutput output, Marks marks) {
      Map<String, Marks.Stripped> raw = new TreeMap<>();
      for (Map.Entry<String, List<String>> file : output.documents().entrySet()) {
        String document = file.getValue().get(0);
        int text = document.indexOf("\ntext: \"");
        if (text >= 0) {
          String rendered = Json.unquoted(document, text + "\ntext: ".length());
          raw.put(file.getKey(), marks.strip(HelmRenderer.restored(rendered)));
        }
      }
      return raw;
    }

    private boolean isValues(String file) {
      return file.equals("values.yaml")
          || (file.startsWith("charts/") && file.endsWith("/values.yaml"));
    }

    /** The name under which a chart gives its subchart values. */
    private String prefix(String file) {
      StringBuilder prefix = new StringBuilder();
      for (String folder : ChartFiles.folders(file)) {
        prefix.append(folder.equals("charts") ? "" : folder + ".");
      }
      return prefix.toString();
    }

    private String textOf(String file) {
      String text = chart.text(file);
      return text == null ? "" : text;
    }
  }
}
