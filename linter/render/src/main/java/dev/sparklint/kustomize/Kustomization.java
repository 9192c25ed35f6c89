package dev.sparklint.kustomize;

import dev.sparklint.read.yaml.YamlMapping;
import dev.sparklint.read.yaml.YamlNode;
import dev.sparklint.read.yaml.YamlScalar;
import dev.sparklint.read.yaml.YamlSequence;
import dev.sparklint.text.Located;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code kustomization.yaml} takes in. Paths are those of the source.
 *
 * @param folder that it lies in
 * @param taken folders and files of resources, bases and components
 * @param files all other files: patches, what generators read
 * @param inline patches that stand in it
 * @param remote what it takes from elsewhere; null if nothing
 */
record Kustomization(
    String folder,
    YamlFile file,
    List<String> taken,
    List<String> files,
    List<YamlFile> inline,
    @Nullable Located<String> remote) {

  private static final List<String> TAKEN = List.of("resources", "bases", "components");
  private static final List<String> LISTS =
      List.of("patchesStrategicMerge", "crds", "configurations", "generators", "transformers");

  Kustomization {
    taken = List.copyOf(taken);
    files = List.copyOf(files);
    inline = List.copyOf(inline);
  }

  static Kustomization of(String folder, YamlFile file) {
    return new Reader(folder, file).read();
  }

  /** Reads one. */
  private static final class Reader {
    private final String folder;
    private final YamlFile file;
    private final List<String> taken = new ArrayList<>();
    private final List<String> files = new ArrayList<>();
    private final List<YamlFile> inline = new ArrayList<>();
    private @Nullable Located<String> remote;

    Reader(String folder, YamlFile file) {
      this.folder = folder;
      this.file = file;
    }

    Kustomization read() {
      if (!file.documents().isEmpty() && file.documents().get(0) instanceof YamlMapping map) {
        for (String field : TAKEN) {
          for (YamlNode item : items(map.get(field))) {
            addTaken(item);
          }
        }
        for (String field : LISTS) {
          for (YamlNode item : items(map.get(field))) {
            addPatch(item);
          }
        }
        addPatches(map.get("patches"));
        addPatches(map.get("patchesJson6902"));
        addGenerators(map.get("configMapGenerator"));
        addGenerators(map.get("secretGenerator"));
        if (map.get("helmCharts") != null) {
          remote = new Located<>("helmCharts", file.place(map));
        }
      }
      return new Kustomization(folder, file, taken, files, inline, remote);
    }

    private void addTaken(YamlNode item) {
      String path = FieldPath.text(item);
      if (path.contains("://") || path.contains("?ref=") || path.startsWith("github.com/")) {
        remote = new Located<>(path, file.place(item));
      } else {
        taken.add(resolved(path));
      }
    }

    private void addPatches(@Nullable YamlNode list) {
      for (YamlNode item : items(list)) {
        if (item instanceof YamlMapping patch) {
          addFile(FieldPath.text(patch.get("path")));
          addPatch(patch.get("patch"));
        }
      }
    }

    /** A path, or the patch itself. */
    private void addPatch(@Nullable YamlNode item) {
      if (item instanceof YamlScalar scalar) {
        if (scalar.text().indexOf('\n') >= 0) {
          inline.add(file.inside(scalar));
        } else {
          addFile(scalar.text());
        }
      }
    }

    private void addGenerators(@Nullable YamlNode list) {
      for (YamlNode item : items(list)) {
        if (item instanceof YamlMapping generator) {
          for (String field : List.of("files", "envs")) {
            for (YamlNode named : items(generator.get(field))) {
              String text = FieldPath.text(named);
              addFile(text.substring(text.indexOf('=') + 1));
            }
          }
          addFile(FieldPath.text(generator.get("env")));
        }
      }
    }

    private void addFile(String path) {
      if (!path.isEmpty()) {
        files.add(resolved(path));
      }
    }

    private String resolved(String path) {
      return Paths.resolved(folder, path);
    }

    private static List<YamlNode> items(@Nullable YamlNode node) {
      return node instanceof YamlSequence list ? list.items() : List.of();
    }
  }
}
