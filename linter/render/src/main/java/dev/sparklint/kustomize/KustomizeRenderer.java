package dev.sparklint.kustomize;

import dev.sparklint.discover.Anchors;
import dev.sparklint.findings.Note;
import dev.sparklint.model.Problem;
import dev.sparklint.process.Programs;
import dev.sparklint.process.Scratch;
import dev.sparklint.render.RenderRequest;
import dev.sparklint.render.Rendered;
import dev.sparklint.render.Renderer;
import dev.sparklint.render.Rendering;
import dev.sparklint.source.Source;
import dev.sparklint.text.DecodedText;
import dev.sparklint.text.Located;
import dev.sparklint.text.Place;
import dev.sparklint.text.SourceText;
import dev.sparklint.text.TextDecoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Builds the kustomizations of a tree that have to do with Spark and that no other takes in, by the
 * {@code kustomize} or {@code kubectl} on the PATH. Nothing is fetched, and no plugin is run.
 */
public final class KustomizeRenderer implements Renderer {

  static final String NOT_BUILT = "kustomization-not-built";

  private static final List<String> NAMES =
      List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

  private static final int LARGEST = 4 << 20;

  private final Map<String, String> environment;

  /**
   * @param environment of the caller, for its {@code PATH}
   */
  public KustomizeRenderer(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Rendered render(Source source, RenderRequest request) {
    return new Run(source).rendered(request.kustomizations());
  }

  /** One look at one source. */
  private final class Run {
    private final Source source;
    private final Map<String, Kustomization> all = new TreeMap<>();
    private final List<Rendering> renderings = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private final Set<String> covered = new LinkedHashSet<>();
    private final Set<String> patched = new LinkedHashSet<>();

    Run(Source source) {
      this.source = source;
    }

    Rendered rendered(List<String> folders) {
      for (String folder : folders) {
        Kustomization kustomization = read(folder);
        if (kustomization != null) {
          all.put(folder, kustomization);
        }
      }
      List<Kustomization> tops = new ArrayList<>();
      for (Kustomization top : tops()) {
        if (speaksOfSpark(top)) {
          tops.add(top);
        }
      }
      tops.removeIf(this::isRemote);
      List<String> command = command();
      if (command.isEmpty() && !tops.isEmpty()) {
        String message =
            "is read as it lies here: there is neither kustomize nor kubectl on the PATH to build it";
        notes.add(new Note(tops.get(0).folder(), message));
        tops.forEach(this::addPatched);
      } else {
        build(tops, command);
      }
      return new Rendered(renderings, problems, notes, covered, patched);
    }

    private @Nullable Kustomization read(String folder) {
      for (String name : NAMES) {
        YamlFile file = yaml(folder.isEmpty() ? name : folder + "/" + name);
        if (file != null) {
          return Kustomization.of(folder, file);
        }
      }
      return null;
    }

    private @Nullable YamlFile yaml(String path) {
      String text = text(path);
      return text == null ? null : YamlFile.of(path, SourceText.of(text));
    }

    private @Nullable String text(String path) {
      try {
        byte[] bytes = source.read(path, LARGEST);
        DecodedText decoded = TextDecoder.decode(bytes);
        return decoded.problem() == null ? decoded.text() : null;
      } catch (IOException missing) {
        return null;
      }
    }

    /** Those that no other takes in. */
    private List<Kustomization> tops() {
      Set<String> inner = new LinkedHashSet<>();
      for (Kustomization kustomization : all.values()) {
        inner.addAll(kustomization.taken());
      }
      List<Kustomization> tops = new ArrayList<>();
      for (Kustomization kustomization : all.values()) {
        if (!inner.contains(kustomization.folder())) {
          tops.add(kustomization);
        }
      }
      return tops;
    }

    /** A kustomization and those that it takes in, itself first. */
    private List<Kustomization> closure(Kustomization top) {
      Map<String, Kustomization> seen = new LinkedHashMap<>();
      List<Kustomization> open = new ArrayList<>(List.of(top));
      while (!open.isEmpty()) {
        Kustomization next = open.remove(0);
        if (seen.putIfAbsent(next.folder(), next) == null) {
          for (String taken : next.taken()) {
            Kustomization inner = all.containsKey(taken) ? all.get(taken) : read(taken);
            if (inner != null) {
              open.add(inner);
            }
          }
        }
      }
      return new ArrayList<>(seen.values());
    }

    private Set<String> filesOf(List<Kustomization> closure) {
      Set<String> files = new LinkedHashSet<>();
      for (Kustomization kustomization : closure) {
        files.add(kustomization.file().path());
        files.addAll(kustomization.files());
        for (String taken : kustomization.taken()) {
          if (!all.containsKey(taken)) {
            files.add(taken);
          }
        }
      }
      return files;
    }

    private boolean speaksOfSpark(Kustomization top) {
      for (String path : filesOf(closure(top))) {
        String text = text(path);
        if (text != null && Anchors.in(text.getBytes(StandardCharsets.UTF_8))) {
          return true;
        }
      }
      return false;
    }

    private void build(List<Kustomization> tops, List<String> command) {
      for (Kustomization top : tops) {
        Problem problem = build(top, closure(top), group(top, tops), command);
        if (problem != null) {
          problems.add(problem);
        }
      }
    }

    /** Resources to which patches add what their files do not say. */
    private void addPatched(Kustomization top) {
      List<Kustomization> closure = closure(top);
      boolean plain = closure.size() == 1 && top.files().isEmpty() && top.inline().isEmpty();
      if (!plain) {
        patched.addAll(filesOf(closure));
      }
    }

    /** Whether a kustomization needs something from elsewhere; then that is a problem. */
    private boolean isRemote(Kustomization top) {
      for (Kustomization kustomization : closure(top)) {
        Located<String> remote = kustomization.remote();
        if (remote != null) {
          String message =
              "the kustomization was not built: it takes in "
                  + remote.value()
                  + ", and sparklint fetches nothing";
          problems.add(new Problem(NOT_BUILT, message, remote.place()));
          addPatched(top);
          return true;
        }
      }
      return false;
    }

    /** The folder that holds the overlays which share something with this one. */
    private String group(Kustomization top, List<Kustomization> tops) {
      Set<String> own = filesOf(closure(top));
      String group = top.folder();
      for (Kustomization other : tops) {
        Set<String> shared = filesOf(closure(other));
        shared.retainAll(own);
        group = shared.isEmpty() ? group : Paths.common(group, other.folder());
      }
      return group;
    }

    private @Nullable Problem build(
        Kustomization top, List<Kustomization> closure, String group, List<String> command) {
      try (Scratch scratch = Scratch.create()) {
        Set<String> files = filesOf(closure);
        for (String path : files) {
          copy(path, scratch.folder("tree"));
        }
        Path overlay = scratch.folder("overlay");
        String resource = top.folder().isEmpty() ? "../tree" : "../tree/" + top.folder();
        Files.writeString(
            overlay.resolve("kustomization.yaml"),
            "resources: ['" + resource + "']\nbuildMetadata: [originAnnotations]\n");
        List<String> words = new ArrayList<>(command);
        words.add(overlay.toString());
        Programs.Output output = Programs.run(words, scratch.folder(), Map.of());
        if (output.exitCode() != 0) {
          return refused(top, output.errors(), scratch.folder());
        }
        add(top, closure, group, output.text());
        covered.addAll(files);
        return null;
      } catch (IOException failed) {
        String message = "the kustomization was not built: " + failed.getMessage();
        return new Problem(NOT_BUILT, message, top.file().start());
      }
    }

    private void copy(String path, Path tree) throws IOException {
      Path target = tree.resolve(path).normalize();
      byte[] bytes;
      try {
        bytes = source.read(path, LARGEST);
      } catch (IOException missing) {
        return; // kustomize says so in its own words
      }
      if (target.startsWith(tree) && target.getParent() != null) {
        Files.createDirectories(target.getParent());
        Files.write(target, bytes);
      }
    }

    private Problem refused(Kustomization top, String printed, Path scratch) {
      String words =
          printed
              .strip()
              .replace(scratch.resolve("tree") + "/", "")
              .replace(scratch.toString(), "")
              .replaceAll("\\s+", " ");
      words =
          words.startsWith("error: ") || words.startsWith("Error: ") ? words.substring(7) : words;
      words = words.length() > 400 ? words.substring(0, 400) + "…" : words;
      Place place = top.file().start();
      return new Problem(NOT_BUILT, "the kustomization cannot be built: " + words, place);
    }

    private void add(Kustomization top, List<Kustomization> closure, String group, String printed) {
      KustomizeOutput output = KustomizeOutput.parse(printed, top.file().path());
      List<Rendering.RenderedFile> files = new ArrayList<>();
      for (Map.Entry<String, String> file : output.texts().entrySet()) {
        files.add(new Rendering.RenderedFile(file.getKey(), file.getValue()));
      }
      List<YamlFile> patches = new ArrayList<>();
      for (Kustomization kustomization : closure) {
        patches.addAll(kustomization.inline());
        for (String path : kustomization.files()) {
          YamlFile file = path.endsWith(".yaml") || path.endsWith(".yml") ? yaml(path) : null;
          if (file != null) {
            patches.add(file);
          }
        }
      }
      String name =
          top.folder().equals(group)
              ? ""
              : top.folder().substring(group.isEmpty() ? 0 : group.length() + 1);
      KustomizeOrigins origins = new KustomizeOrigins(output.texts(), closure, patches, this::text);
      renderings.add(new Rendering(group, name, List.of(), files, origins));
    }

    /** The program with its words; empty if there is none. */
    private List<String> command() {
      Path kustomize = Programs.find("kustomize", environment.get("PATH"));
      if (kustomize != null) {
        return List.of(kustomize.toString(), "build");
      }
      Path kubectl = Programs.find("kubectl", environment.get("PATH"));
      return kubectl == null ? List.of() : List.of(kubectl.toString(), "kustomize");
    }
  }
}
