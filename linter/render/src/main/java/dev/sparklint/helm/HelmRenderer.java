package dev.sparklint.helm;

import dev.sparklint.discover.Anchors;
import dev.sparklint.findings.Note;
import dev.sparklint.model.Problem;
import dev.sparklint.process.Programs;
import dev.sparklint.process.Scratch;
import dev.sparklint.render.ChartConfig;
import dev.sparklint.render.ChartConfig.NamedRender;
import dev.sparklint.render.RenderRequest;
import dev.sparklint.render.Rendered;
import dev.sparklint.render.Renderer;
import dev.sparklint.render.Rendering;
import dev.sparklint.source.Source;
import dev.sparklint.text.Place;
import dev.sparklint.text.Span;
import dev.sparklint.text.Unfilled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Renders the charts of a tree that have to do with Spark, each with its own values and with each
 * values file that belongs to it. By the {@code helm} on the PATH, else by the library. Origins
 * render again when they are asked; so it is closed when nobody asks any more.
 */
public final class HelmRenderer implements Renderer {

  /** Where no namespace is said, whoever installs the chart decides. */
  private static final String NAMESPACE = "sparklint-release-namespace";

  private static final String UNKNOWN_NAMESPACE = Unfilled.of(".Release.Namespace");

  /** Recent enough for what charts ask of it. */
  private static final String KUBE_VERSION = "1.33.0";

  private static final String OWN_VALUES = "values.yaml";

  /** Ways to render one chart; more would tell nothing new. */
  private static final int MOST_RENDERS = 32;

  private final Map<String, String> environment;
  private final boolean libraryWorks;
  private int charts;
  private @Nullable Scratch scratch;
  private @Nullable HelmEngine engine;

  /**
   * @param environment of the caller: {@code PATH}, {@code HOME}, {@code XDG_CACHE_HOME}
   */
  public HelmRenderer(Map<String, String> environment) {
    this(environment, EmbeddedHelm.isAvailable());
  }

  /**
   * @param libraryWorks whether the library that comes along is built for this platform
   */
  HelmRenderer(Map<String, String> environment, boolean libraryWorks) {
    this.environment = Map.copyOf(environment);
    this.libraryWorks = libraryWorks;
  }

  @Override
  public Rendered render(Source source, RenderRequest request) {
    return new Run(source, request).rendered();
  }

  @Override
  public void close() {
    if (engine != null) {
      engine.close();
    }
    if (scratch != null) {
      scratch.close();
    }
  }

  /** What has been rendered, as the chart has it; the namespace that nobody said is not known. */
  static String restored(String rendered) {
    return Harmless.restored(rendered).replace(NAMESPACE, UNKNOWN_NAMESPACE);
  }

  private Scratch scratch() throws IOException {
    Scratch known = scratch;
    if (known == null) {
      known = Scratch.create();
      scratch = known;
    }
    return known;
  }

  /** Null if Helm is neither on the PATH nor built for this platform. */
  private @Nullable HelmEngine engine() throws IOException {
    HelmEngine known = engine;
    if (known == null) {
      Path program = Programs.find("helm", environment.get("PATH"));
      if (program != null) {
        known = new HelmProgram(program, scratch().folder("helm"));
      } else if (libraryWorks) {
        known = new EmbeddedHelm(cache());
      }
      engine = known;
    }
    return known;
  }

  private Path cache() throws IOException {
    String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
    String home = environment.getOrDefault("HOME", "");
    if (cache.isEmpty() && home.isEmpty()) {
      return scratch().folder("cache");
    }
    return (cache.isEmpty() ? Path.of(home, ".cache") : Path.of(cache)).resolve("sparklint");
  }

  /** One look at one source. */
  private final class Run {
    private final Source source;
    private final RenderRequest request;
    private final List<Rendering> renderings = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private final Set<String> covered = new HashSet<>();

    Run(Source source, RenderRequest request) {
      this.source = source;
      this.request = request;
    }

    Rendered rendered() {
      List<ChartFiles> charts = charts();
      ValuesFiles valuesFiles = new ValuesFiles(source, charts, request);
      for (ChartFiles chart : charts) {
        List<NamedRender> renders = renders(chart, valuesFiles);
        if (!renders.isEmpty() && speaksOfSpark(chart, renders)) {
          try {
            render(chart, renders);
          } catch (IOException failed) {
            addNotChecked(chart.root(), words(failed));
          }
        }
      }
      return new Rendered(renderings, problems, notes, covered, Set.of());
    }

    private List<ChartFiles> charts() {
      List<ChartFiles> charts = new ArrayList<>();
      for (String root : request.charts()) {
        try {
          ChartFiles chart = ChartFiles.read(source, root);
          String yaml = chart.text("Chart.yaml");
          // A library renders nothing; the charts that use it have it in them.
          if (yaml != null && !ChartYaml.of(yaml).library()) {
            charts.add(chart);
          }
        } catch (IOException unreadable) {
          addNotChecked(root, words(unreadable));
        }
      }
      return charts;
    }

    private boolean speaksOfSpark(ChartFiles chart, List<NamedRender> renders) {
      boolean speaks = chart.speaksOfSpark();
      for (NamedRender render : renders) {
        for (String file : render.values()) {
          String text = speaks ? null : ValuesFiles.read(source, file);
          speaks |= text != null && Anchors.in(text.getBytes(StandardCharsets.UTF_8));
        }
      }
      return speaks;
    }

    /** What the user says, else the chart's own values and each file that belongs to it. */
    private List<NamedRender> renders(ChartFiles chart, ValuesFiles valuesFiles) {
      for (ChartConfig configured : request.configured()) {
        if (configured.path().equals(chart.root())) {
          return configured.renders();
        }
      }
      List<NamedRender> renders = new ArrayList<>();
      renders.add(NamedRender.of(List.of()));
      for (String file : valuesFiles.of(chart)) {
        renders.add(NamedRender.of(List.of(file)));
      }
      if (renders.size() > MOST_RENDERS) {
        String message = "has more than " + MOST_RENDERS + " values files; the rest is left out";
        notes.add(new Note(chart.root(), message));
      }
      return renders.subList(0, Math.min(renders.size(), MOST_RENDERS));
    }

    private void render(ChartFiles chart, List<NamedRender> renders) throws IOException {
      HelmEngine helm = engine();
      if (helm == null) {
        String why =
            "there is no helm on the PATH, and the library that would do instead is not built"
                + " for this platform";
        addNotChecked(chart.root(), why);
        return;
      }
      Path folder = scratch().folder("chart-" + charts++);
      Path copy = folder.resolve("chart");
      chart.write(copy, Map.of());
      Tracer tracer = new Tracer(chart, helm, folder);
      List<HelmMessage> ownRefused = new ArrayList<>();
      int before = renderings.size();
      for (NamedRender render : renders) {
        OneRender one = new OneRender(chart, render, helm, tracer, folder, copy);
        try {
          renderings.add(one.rendering());
          covered.addAll(render.values());
        } catch (HelmException refused) {
          HelmMessage message = HelmMessage.of(refused.words(), chart);
          boolean ownValues = render.values().isEmpty() && renders.size() > 1;
          if (ownValues && message.rule().equals(HelmMessage.VALUES)) {
            ownRefused.add(message);
          } else {
            addProblem(message, renders.size() > 1 ? name(chart, render) : "");
          }
        }
      }
      boolean rendered = renderings.size() > before;
      if (rendered) {
        covered.add(chart.pathOf(OWN_VALUES));
      }
      for (HelmMessage message : ownRefused) {
        if (rendered) {
          String words = "is not checked with its own values alone: " + message.words();
          notes.add(new Note(chart.root(), words));
        } else {
          problems.add(message.problem(OWN_VALUES));
        }
      }
    }

    /** What no values can change is said once. */
    private void addProblem(HelmMessage message, String renderName) {
      boolean always = message.rule().equals(HelmMessage.DEPENDENCY);
      Problem problem = message.problem(always ? "" : renderName);
      if (!problems.contains(problem)) {
        problems.add(problem);
      }
    }

    private String words(IOException failed) {
      String words = failed.getMessage();
      return words == null ? failed.getClass().getSimpleName() : words;
    }

    private void addNotChecked(String root, String why) {
      String path = root.isEmpty() ? "Chart.yaml" : root + "/Chart.yaml";
      String message = "the chart was not checked: " + why;
      Place place = new Place(path, Span.at(1, 1));
      problems.add(new Problem(HelmMessage.NOT_CHECKED, message, place));
    }

    private String name(ChartFiles chart, NamedRender render) {
      if (!render.name().isEmpty()) {
        return render.name();
      }
      if (render.values().isEmpty()) {
        return OWN_VALUES;
      }
      StringBuilder name = new StringBuilder();
      for (String file : render.values()) {
        boolean inside = ValuesFiles.isInside(file, chart.root()) && !chart.root().isEmpty();
        name.append(name.length() > 0 ? " + " : "");
        name.append(inside ? file.substring(chart.root().length() + 1) : file);
      }
      return name.toString();
    }

    /** One way to render one chart. */
    private final class OneRender {
      private final ChartFiles chart;
      private final NamedRender render;
      private final HelmEngine helm;
      private final Tracer tracer;
      private final Path folder;
      private final Path copy;

      OneRender(
          ChartFiles chart,
          NamedRender render,
          HelmEngine helm,
          Tracer tracer,
          Path folder,
          Path copy) {
        this.chart = chart;
        this.render = render;
        this.helm = helm;
        this.tracer = tracer;
        this.folder = folder;
        this.copy = copy;
      }

      Rendering rendering() throws HelmException, IOException {
        List<Tracer.ValuesText> values = values();
        Installation installation = installation(values);
        HelmOutput output = HelmOutput.parse(restored(helm.template(installation)));
        List<Path> unmarked = new ArrayList<>();
        if (render.values().isEmpty() && render.set().isEmpty()) {
          Path empties = folder.resolve("unknown-" + renderings.size() + ".yaml");
          String own = chart.text(OWN_VALUES);
          EmptyDefaults defaults =
              new EmptyDefaults(own == null ? "" : own, helm, installation, output, empties);
          output = defaults.unknown();
          if (Files.exists(empties)) {
            unmarked.add(empties);
          }
        }
        HelmOutput result = output;
        Map<String, String> texts = result.texts();
        List<Rendering.RenderedFile> files = new ArrayList<>();
        for (Map.Entry<String, String> text : texts.entrySet()) {
          files.add(new Rendering.RenderedFile(chart.pathOf(text.getKey()), text.getValue()));
        }
        ChartOrigins origins =
            new ChartOrigins(
                chart, texts, () -> tracer.trace(result, installation, values, unmarked));
        return new Rendering(chart.root(), name(chart, render), render.values(), files, origins);
      }

      private List<Tracer.ValuesText> values() throws HelmException {
        List<Tracer.ValuesText> values = new ArrayList<>();
        for (String file : render.values()) {
          String text = ValuesFiles.read(source, file);
          if (text == null) {
            throw new HelmException("open " + file + ": there is no such file of text");
          }
          values.add(new Tracer.ValuesText(file, text));
        }
        return values;
      }

      private Installation installation(List<Tracer.ValuesText> values) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Tracer.ValuesText value : values) {
          Path file = folder.resolve("values-" + renderings.size() + "-" + files.size() + ".yaml");
          Files.writeString(file, Harmless.values(value.text()));
          files.add(file);
        }
        String release = render.release().isEmpty() ? chart.name() : render.release();
        String namespace = render.namespace().isEmpty() ? NAMESPACE : render.namespace();
        String version = render.kubeVersion().isEmpty() ? KUBE_VERSION : render.kubeVersion();
        return new Installation(copy, release, namespace, version, files, render.set());
      }
    }
  }
}
