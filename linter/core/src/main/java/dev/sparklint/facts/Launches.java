package dev.sparklint.facts;

import dev.sparklint.command.Command;
import dev.sparklint.command.Expansion;
import dev.sparklint.command.Piece;
import dev.sparklint.command.Programs;
import dev.sparklint.command.Word;
import dev.sparklint.model.ConfigMap;
import dev.sparklint.model.Container;
import dev.sparklint.model.Dockerfile;
import dev.sparklint.model.FileModel;
import dev.sparklint.model.ObjectMeta;
import dev.sparklint.model.PodWorkload;
import dev.sparklint.model.Script;
import dev.sparklint.text.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what starts Spark: containers whose command does, or whose script or image does; then
 * scripts, Makefiles and images that no container here runs.
 */
final class Launches {

  /** Before the path of a file that the image has. */
  private static final String LOCAL = "local://";

  private static final int DEEPEST = 4;
  private static final int MOST = 20_000;

  private final TreeFiles files;
  private final Map<String, Launch> launches = new LinkedHashMap<>();
  private final Set<Object> used;

  private Launches(TreeFiles files, Set<Object> used) {
    this.files = files;
    this.used = used;
  }

  /**
   * What the models launch.
   *
   * @param files what they may refer to
   * @param used scripts and images that are run by a pod, by identity; more are added
   */
  static List<Launch> of(List<FileModel> models, TreeFiles files, Set<Object> used) {
    Launches found = new Launches(files, used);
    for (FileModel model : models) {
      for (PodWorkload pods : model.podWorkloads()) {
        for (Container container : pods.containers()) {
          found.addContainer(pods, container, model.path());
        }
      }
    }
    found.addScripts(models);
    for (FileModel model : models) {
      for (Dockerfile image : model.dockerfiles()) {
        found.addImage(image);
      }
    }
    return new ArrayList<>(found.launches.values());
  }

  /** Where calls happen. */
  private record Where(
      ObjectMeta meta,
      @Nullable PodWorkload pods,
      @Nullable Container container,
      @Nullable Dockerfile image,
      String path,
      boolean behindShell) {

    Where behind(boolean shell) {
      return new Where(meta, pods, container, image, path, behindShell || shell);
    }
  }

  private void addContainer(PodWorkload pods, Container container, String path) {
    Dockerfile named = imageOf(pods, container);
    Dockerfile image = named == null ? imageWithProgram(container) : named;
    Environment environment =
        Environment.of(
            container,
            pods.meta().namespace(),
            path,
            files.configMaps(),
            image == null ? Map.of() : image.env(),
            ServiceLinks.of(files.neighbourhood(), pods, path));
    Where where = new Where(pods.meta(), pods, container, image, path, false);
    int before = launches.size();
    follow(container.calls(), environment, where, "", DEEPEST);
    boolean ownProgram = !container.command().isEmpty() || launches.size() > before;
    if (image != null && !ownProgram) {
      used.add(image);
      follow(withArguments(image, container.args()), environment, where, "", DEEPEST);
    }
  }

  /** What an image runs when it is given these arguments in place of its own. */
  private static List<Command> withArguments(Dockerfile image, List<Word> arguments) {
    if (arguments.isEmpty() || image.entrypoint().isEmpty()) {
      return image.calls();
    }
    List<Command> calls = new ArrayList<>();
    for (Command call : image.calls()) {
      List<Word> words = new ArrayList<>(call.words());
      words.subList(Math.max(1, words.size() - image.cmd().size()), words.size()).clear();
      words.addAll(arguments);
      calls.add(call.withWords(words));
    }
    return calls;
  }

  private void addScripts(List<FileModel> models) {
    List<Script> open = new ArrayList<>();
    for (FileModel model : models) {
      for (Script script : model.scripts()) {
        if (!used.contains(script)) {
          open.add(script);
        }
      }
    }
    for (Script script : open) {
      markCalled(script);
    }
    for (Script script : open) {
      if (!used.contains(script)) {
        String path = script.place().path();
        ObjectMeta meta = new ObjectMeta(script.kind(), "", path, script.place());
        Where where = new Where(meta, null, null, null, path, false);
        follow(script.calls(), Environment.NONE, where, "", DEEPEST);
      }
    }
  }

  private void markCalled(Script script) {
    for (Command call : script.calls()) {
      if (Programs.submission(call.words()) != 0) {
        Script other = files.script(call.words().get(0).text(), script.place().path());
        if (other != null && !other.place().equals(script.place())) {
          used.add(other);
        }
      }
    }
  }

  private void addImage(Dockerfile image) {
    if (!used.contains(image)) {
      String path = image.place().path();
      ObjectMeta meta = new ObjectMeta("Dockerfile", "", path, image.place());
      Environment environment = new Environment(Map.of(), Map.of(), null, image.env());
      Where where = new Where(meta, null, null, image, path, false);
      follow(image.calls(), environment, where, "", DEEPEST);
    }
  }

  private void follow(
      List<Command> calls, Environment environment, Where where, String variant, int depth) {
    boolean standsAlone = where.container() == null;
    for (Candidates.Candidate candidate : Candidates.of(calls, environment, standsAlone)) {
      Command call = candidate.command();
      Map<String, Word> exported = exported(call.environment(), environment);
      Environment inside = environment.with(merged(environment.script(), exported));
      List<Word> words = Expansion.of(spread(call.words(), environment), inside);
      String variants = joined(variant, candidate.variant());
      if (words.isEmpty()) {
        continue;
      }
      if (Programs.submission(words) == 0) {
        addLaunch(words, inside, where.behind(call.behindShell()), variants);
      } else if (depth > 0) {
        followScript(words, inside, where.behind(call.behindShell()), variants, depth);
      }
    }
  }

  /** What a script exports; a variable that has itself for its value has what came from outside. */
  private static Map<String, Word> exported(Map<String, Word> written, Environment outer) {
    Map<String, Word> exported = new HashMap<>(written);
    for (Map.Entry<String, Word> variable : exported.entrySet()) {
      for (Piece piece : variable.getValue().pieces()) {
        if (piece instanceof Piece.Variable inner && inner.name().equals(variable.getKey())) {
          variable.setValue(Expansion.joined(variable.getValue(), outer));
          break;
        }
      }
    }
    return exported;
  }

  private void followScript(
      List<Word> words, Environment environment, Where where, String variant, int depth) {
    Script script = find(words.get(0).text(), where);
    if (script != null) {
      used.add(script);
      Map<String, Word> arguments = new HashMap<>(environment.script());
      for (int i = 1; i < words.size(); i++) {
        arguments.put(String.valueOf(i), words.get(i));
      }
      follow(script.calls(), environment.with(arguments), where, variant, depth - 1);
    }
  }

  private @Nullable Script find(String file, Where where) {
    PodWorkload pods = where.pods();
    Container container = where.container();
    if (pods != null && container != null) {
      MountedFile mounted =
          MountedFile.find(pods, container, files.configMaps(), where.path(), file);
      ConfigMap map = mounted.map();
      if (map != null || mounted.open() != null) {
        return map == null ? null : map.scripts().get(mounted.key());
      }
    }
    Script copied = files.copiedScript(where.image(), file);
    return copied != null ? copied : files.script(file, where.path());
  }

  private void addLaunch(List<Word> words, Environment environment, Where where, String variant) {
    SubmitCommand submit = SubmitCommandReader.read(words);
    Place program = submit.program().place();
    ObjectMeta meta =
        where.pods() == null
            ? new ObjectMeta(where.meta().kind(), "", where.meta().name(), program)
            : where.meta();
    Launch launch =
        new Launch(
            meta,
            where.pods(),
            where.container(),
            where.image(),
            submit,
            environment,
            where.path(),
            where.behindShell(),
            variant);
    String key = launch.id() + ' ' + words.get(0).place() + ' ' + words;
    if (launches.size() < MOST) {
      launches.putIfAbsent(key, launch);
    }
  }

  private static Map<String, Word> merged(Map<String, Word> outer, Map<String, Word> inner) {
    if (inner.isEmpty()) {
      return outer;
    }
    Map<String, Word> merged = new HashMap<>(outer);
    merged.putAll(inner);
    return merged;
  }

  private static String joined(String outer, String inner) {
    return outer.isEmpty() || inner.isEmpty() ? outer + inner : outer + ", " + inner;
  }

  /** Replaces {@code "$@"} by what the script was given. */
  private static List<Word> spread(List<Word> words, Environment environment) {
    List<Word> spread = new ArrayList<>();
    for (Word word : words) {
      boolean all =
          word.pieces().size() == 1
              && word.pieces().get(0) instanceof Piece.Variable variable
              && (variable.name().equals("@") || variable.name().equals("*"));
      if (all && environment.script().containsKey("1")) {
        for (int i = 1; environment.script().containsKey(String.valueOf(i)); i++) {
          spread.add(environment.script().getOrDefault(String.valueOf(i), word));
        }
      } else {
        spread.add(word);
      }
    }
    return spread;
  }

  /**
   * The Dockerfile that a container's image is made from: the one that is named like the image, or
   * the only one here. Null for images that others publish, and for what does not look like Spark.
   */
  private @Nullable Dockerfile imageOf(PodWorkload pods, Container container) {
    if (files.dockerfiles().isEmpty() || !looksLikeSpark(pods, container)) {
      return null;
    }
    String image = container.image() == null ? "" : container.image().value();
    if (isPublished(image)) {
      return null;
    }
    Dockerfile named = null;
    Dockerfile only = null;
    int starting = 0;
    for (Dockerfile file : files.dockerfiles()) {
      if (isNamedLike(file, image)) {
        named = named == null ? file : null;
      }
      if (!file.calls().isEmpty()) {
        starting++;
        only = file;
      }
    }
    return named != null ? named : starting == 1 ? only : null;
  }

  /**
   * The only image here that has the script or the application which the container runs, at that
   * very path.
   */
  private @Nullable Dockerfile imageWithProgram(Container container) {
    boolean published = container.image() != null && isPublished(container.image().value());
    Dockerfile only = null;
    for (Dockerfile file : published ? List.<Dockerfile>of() : files.dockerfiles()) {
      if (hasProgram(file, container)) {
        if (only != null) {
          return null;
        }
        only = file;
      }
    }
    return only;
  }

  private boolean hasProgram(Dockerfile file, Container container) {
    List<Word> words = new ArrayList<>(container.command());
    words.addAll(container.args());
    String program = words.isEmpty() ? "" : words.get(0).text();
    if (program.startsWith("/") && files.copiedScript(file, program) != null) {
      return true;
    }
    for (Word word : words) {
      boolean inImage = word.text().startsWith(LOCAL);
      if (inImage && TreeFiles.copies(file, word.text().substring(LOCAL.length()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNamedLike(Dockerfile file, String image) {
    String path = file.place().path();
    String name = path.substring(path.lastIndexOf('/') + 1);
    int end = path.lastIndexOf('/');
    String folder = end < 0 ? "" : path.substring(path.lastIndexOf('/', end - 1) + 1, end);
    String repository = image.substring(image.lastIndexOf('/') + 1);
    int colon = repository.indexOf(':');
    String base = colon < 0 ? repository : repository.substring(0, colon);
    return !base.isEmpty() && (base.equals(folder) || name.equals("Dockerfile." + base));
  }

  /** Images of Spark itself, whose defaults are known to be none. */
  static boolean isPublished(String image) {
    return image.startsWith("apache/")
        || image.startsWith("docker.io/apache/")
        || image.startsWith("bitnami")
        || image.startsWith("docker.io/bitnami")
        || image.startsWith("spark:")
        || image.startsWith("gcr.io/spark-operator/");
  }

  private static boolean looksLikeSpark(PodWorkload pods, Container container) {
    if (container.image() != null && container.image().value().contains("spark")) {
      return true;
    }
    for (Command call : container.calls()) {
      if (Programs.submission(call.words()) == 0) {
        return true;
      }
    }
    for (Container.EnvironmentVariable variable : container.env()) {
      if (variable.name().startsWith("SPARK_")) {
        return true;
      }
    }
    return pods.meta().name().contains("spark");
  }
}
