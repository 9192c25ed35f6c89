package dev.sparklint.facts;

import dev.sparklint.model.Conf;
import dev.sparklint.model.Dockerfile;
import dev.sparklint.model.FileModel;
import dev.sparklint.model.Script;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the file of the tree that a path inside a container, or beside a script, means. */
final class TreeFiles {

  private final ConfigMaps configMaps;
  private final Map<String, List<Conf>> properties = new HashMap<>();
  private final Map<String, List<Script>> scripts = new HashMap<>();
  private final List<Dockerfile> dockerfiles = new ArrayList<>();
  private final Neighbourhood neighbourhood;
  private final Map<String, List<FileModel>> podTemplates = new HashMap<>();

  TreeFiles(List<FileModel> files) {
    configMaps = new ConfigMaps(files);
    neighbourhood = new Neighbourhood(files);
    for (FileModel file : files) {
      String name = name(file.path());
      for (Conf conf : file.confs()) {
        if (conf.kind() == Conf.Kind.PROPERTIES) {
          add(properties, name, conf);
        }
      }
      for (Script script : file.scripts()) {
        add(scripts, name, script);
      }
      dockerfiles.addAll(file.dockerfiles());
      if (!file.podWorkloads().isEmpty()) {
        add(podTemplates, name, file);
      }
    }
  }

  private static <T> void add(Map<String, List<T>> byName, String name, T value) {
    List<T> same = byName.get(name);
    if (same == null) {
      same = new ArrayList<>(1);
      byName.put(name, same);
    }
    same.add(value);
  }

  ConfigMaps configMaps() {
    return configMaps;
  }

  List<Dockerfile> dockerfiles() {
    return dockerfiles;
  }

  /** Services, Roles and the like. */
  Neighbourhood neighbourhood() {
    return neighbourhood;
  }

  /** The nearest properties file of that name; null when there is none or several are as near. */
  @Nullable Conf properties(String file, String from) {
    return nearest(properties, file, from);
  }

  /** The nearest file of that name with a pod in it; null when none or several are as near. */
  @Nullable FileModel podTemplate(String file, String from) {
    return nearest(podTemplates, file, from);
  }

  /** The nearest script of that name; null when there is none or several are as near. */
  @Nullable Script script(String file, String from) {
    return nearest(scripts, file, from);
  }

  private static <T> @Nullable T nearest(Map<String, List<T>> byName, String file, String from) {
    T best = null;
    int bestNearness = -1;
    for (T candidate : byName.getOrDefault(name(file), List.of())) {
      int nearness = nearness(path(candidate), file, from);
      best = nearness == bestNearness ? null : nearness > bestNearness ? candidate : best;
      bestNearness = Math.max(nearness, bestNearness);
    }
    return best;
  }

  private static String path(Object candidate) {
    if (candidate instanceof Conf conf) {
      return conf.place().path();
    }
    return candidate instanceof Script script
        ? script.place().path()
        : ((FileModel) candidate).path();
  }

  /** The properties file that the image has at a path; null when no COPY says so. */
  @Nullable Conf copiedProperties(@Nullable Dockerfile image, String file) {
    String source = image == null ? null : sourceOf(image, file);
    for (Conf conf : properties.getOrDefault(name(file), List.of())) {
      if (conf.place().path().equals(source)) {
        return conf;
      }
    }
    return null;
  }

  /** The script that the image has at a path; null when no COPY says so. */
  @Nullable Script copiedScript(@Nullable Dockerfile image, String file) {
    String source = image == null ? null : sourceOf(image, file);
    if (source != null) {
      for (Script script : scripts.getOrDefault(name(source), List.of())) {
        if (script.place().path().equals(source)) {
          return script;
        }
      }
    }
    return null;
  }

  /** Whether a COPY puts a file at a path of the image. */
  static boolean copies(Dockerfile image, String file) {
    return sourceOf(image, file) != null;
  }

  /** The file of the build context that the image has at a path. */
  private static @Nullable String sourceOf(Dockerfile image, String file) {
    String folder = folder(image.place().path());
    for (int i = image.copies().size() - 1; i >= 0; i--) {
      Dockerfile.Copy copy = image.copies().get(i);
      String source = copy.source().startsWith("./") ? copy.source().substring(2) : copy.source();
      String target = copy.target();
      if (target.equals(file)) {
        return folder + source;
      }
      String below = target.endsWith("/") ? target : target + "/";
      boolean relative = target.equals(".") || target.equals("./");
      if (relative && name(file).equals(name(source))) {
        return folder + source;
      }
      if (file.startsWith(below)) {
        String rest = file.substring(below.length());
        if (rest.equals(name(source))) {
          return folder + source;
        }
        if (source.equals(".") || source.isEmpty()) {
          return folder + rest;
        }
        String inside = source.endsWith("/") ? source : source + "/";
        if (source.indexOf('.') < 0 || source.endsWith("/")) {
          return folder + inside + rest;
        }
      }
    }
    return null;
  }

  /** A path whose folders agree is nearer than one of the same name elsewhere. */
  private static int nearness(String path, String file, String from) {
    int near = Nearness.of(path, from);
    if (near < 0) {
      return near;
    }
    String relative = file.startsWith("./") ? file.substring(2) : file;
    boolean agrees = path.equals(relative) || path.equals(folder(from) + relative);
    return agrees ? 20_000 + near : near;
  }

  private static String folder(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
