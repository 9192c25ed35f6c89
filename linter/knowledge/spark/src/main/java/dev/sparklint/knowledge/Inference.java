package dev.sparklint.knowledge;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The keys of modules whose jar is not to be had for a release, from the nearest releases that have
 * it: what a later one says came no later, and what an earlier one knew and the later one lost. So
 * a gap on the class path does not look like removed keys.
 */
final class Inference {

  private static final String INFERRED = "inferred from ";

  private final Map<String, Key> keys;
  private final Map<String, String> modules;
  private final String minor;
  private final List<KeyReader.Registry> earlier = new ArrayList<>();
  private final List<KeyReader.Registry> later = new ArrayList<>();

  private Inference(Map<String, Key> keys, Map<String, String> modules, String minor) {
    this.keys = keys;
    this.modules = modules;
    this.minor = minor;
  }

  /**
   * Adds what is inferred to the keys and to the modules of a release.
   *
   * @param folder with the registries of other releases, as far as they are written
   */
  static void complete(
      Path folder, String minor, Map<String, String> modules, Map<String, Key> keys)
      throws IOException {
    Inference inference = new Inference(keys, modules, minor);
    inference.readNeighbours(folder);
    for (String module : inference.missing()) {
      inference.infer(module);
    }
  }

  private void readNeighbours(Path folder) throws IOException {
    List<KeyReader.Registry> all = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "[0-9].[0-9].json")) {
      for (Path file : files) {
        all.add(KeyReader.read(file));
      }
    }
    all.sort(Comparator.comparing(KeyReader.Registry::minor));
    for (KeyReader.Registry registry : all) {
      int order = registry.minor().compareTo(minor);
      if (order < 0) {
        earlier.add(0, registry);
      } else if (order > 0) {
        later.add(registry);
      }
    }
  }

  /** Modules that neighbours on both sides have, or the only neighbours there are. */
  private Set<String> missing() {
    Set<String> missing = new TreeSet<>();
    for (KeyReader.Registry registry : earlier) {
      missing.addAll(registry.modules().keySet());
    }
    Set<String> after = new HashSet<>();
    for (KeyReader.Registry registry : later) {
      after.addAll(registry.modules().keySet());
    }
    if (!later.isEmpty()) {
      missing.retainAll(after);
    }
    missing.removeAll(modules.keySet());
    return missing;
  }

  private void infer(String module) {
    KeyReader.Registry before = nearest(earlier, module);
    KeyReader.Registry after = nearest(later, module);
    Set<String> gone = new HashSet<>();
    String from = "";
    if (after != null) {
      from = after.minor();
      for (Key key : after.keys()) {
        gone.add(key.name());
        if (key.module().equals(module) && !isNewer(key.since())) {
          add(key, from);
        }
      }
    }
    if (before != null) {
      from = from.isEmpty() ? before.minor() : before.minor() + " and " + from;
      for (Key key : before.keys()) {
        if (key.module().equals(module) && !gone.contains(key.name())) {
          add(key, before.minor());
        }
      }
    }
    modules.put(module, INFERRED + from);
  }

  private static KeyReader.@Nullable Registry nearest(
      List<KeyReader.Registry> registries, String module) {
    for (KeyReader.Registry registry : registries) {
      String release = registry.modules().get(module);
      if (release != null && !release.startsWith(INFERRED)) {
        return registry;
      }
    }
    return null;
  }

  private boolean isNewer(String since) {
    return since.length() >= 3 && since.substring(0, 3).compareTo(minor) > 0;
  }

  /** Other jars may name the key too; they know less of it. */
  private void add(Key key, String from) {
    Key known = keys.get(key.name());
    if (known == null || (known.type() == null && key.type() != null)) {
      keys.put(key.name(), key.inferredFrom(from));
    }
  }
}
