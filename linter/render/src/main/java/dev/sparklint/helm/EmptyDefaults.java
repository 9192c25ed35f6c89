package dev.sparklint.helm;

import dev.sparklint.read.yaml.YamlDocument;
import dev.sparklint.read.yaml.YamlEntry;
import dev.sparklint.read.yaml.YamlMapping;
import dev.sparklint.read.yaml.YamlNode;
import dev.sparklint.read.yaml.YamlReader;
import dev.sparklint.read.yaml.YamlScalar;
import dev.sparklint.read.yaml.YamlSequence;
import dev.sparklint.text.Unfilled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Values that a chart leaves empty are for whoever installs it to give: they are not known. Each
 * gets a text in brackets that says so. Where a template has something else to write in place of an
 * empty value, that counts.
 */
final class EmptyDefaults {

  private static final int SEARCH_MILLIS = 300;
  private static final int FEWEST_SEARCHES = 8;

  private final List<Empty> empties = new ArrayList<>();
  private final HelmEngine engine;
  private final Installation installation;
  private final HelmOutput plain;
  private final Path file;
  private int left;

  /** A value that is empty, and how: {@code ""} and null, {@code {}} or {@code []}. */
  private record Empty(List<String> keys, char shape) {

    String placeholder() {
      return Unfilled.of(".Values." + String.join(".", keys));
    }
  }

  /**
   * @param plain what the chart yields with its own values
   * @param file where the values that stand for empty ones may be written
   */
  EmptyDefaults(
      String values, HelmEngine engine, Installation installation, HelmOutput plain, Path file) {
    this.engine = engine;
    this.installation = installation;
    this.plain = plain;
    this.file = file;
    this.left = Math.max(FEWEST_SEARCHES, SEARCH_MILLIS / engine.cost());
    for (YamlDocument document : YamlReader.read(values).documents()) {
      visit(document.root(), List.of());
    }
  }

  private void visit(YamlNode node, List<String> keys) {
    if (node instanceof YamlMapping map) {
      if (map.entries().isEmpty() && !keys.isEmpty()) {
        empties.add(new Empty(keys, '{'));
      }
      for (YamlEntry entry : map.entries()) {
        if (entry.key() instanceof YamlScalar key) {
          List<String> inner = new ArrayList<>(keys);
          inner.add(key.text());
          visit(entry.value(), inner);
        }
      }
    } else if (node instanceof YamlSequence list) {
      if (list.items().isEmpty()) {
        empties.add(new Empty(keys, '['));
      }
    } else if (node instanceof YamlScalar scalar && !keys.isEmpty()) {
      if (scalar.isNull() || scalar.text().isBlank()) {
        empties.add(new Empty(keys, '"'));
      }
    }
  }

  /**
   * What the chart yields when its empty values are not known.
   *
   * @throws IOException if Helm cannot be run
   */
  HelmOutput unknown() throws IOException {
    Set<Empty> kept = new HashSet<>(empties);
    HelmOutput output = kept.isEmpty() ? plain : render(kept);
    while (!kept.isEmpty() && (output == null || !onlyAdds(output))) {
      Set<Empty> guilty = output == null ? Set.of() : guilty(output, kept);
      if (guilty.isEmpty()) {
        kept = harmless(new ArrayList<>(kept));
        output = kept.isEmpty() ? plain : render(kept);
        if (output != null && !onlyAdds(output)) {
          kept = Set.of();
        }
        break;
      }
      kept.removeAll(guilty);
      output = left-- <= 0 ? null : render(kept);
    }
    if (kept.isEmpty() || output == null) {
      Files.deleteIfExists(file);
      return plain;
    }
    // Objects that are only there with a value that nobody gave are not.
    return output.only(plain.documents().keySet()::contains);
  }

  /** Those that add and fill in and do nothing else, found by halving. */
  private Set<Empty> harmless(List<Empty> candidates) throws IOException {
    Set<Empty> harmless = new HashSet<>();
    if (candidates.isEmpty() || left <= 0) {
      return harmless;
    }
    left--;
    HelmOutput output = render(new HashSet<>(candidates));
    if (output != null && onlyAdds(output)) {
      harmless.addAll(candidates);
    } else if (candidates.size() > 1) {
      int half = candidates.size() / 2;
      harmless.addAll(harmless(candidates.subList(0, half)));
      harmless.addAll(harmless(candidates.subList(half, candidates.size())));
    }
    return harmless;
  }

  private @Nullable HelmOutput render(Set<Empty> filled) throws IOException {
    Files.writeString(file, valuesOf(filled));
    List<Path> values = new ArrayList<>(installation.values());
    values.add(file);
    try {
      return HelmOutput.parse(
          HelmRenderer.restored(engine.template(installation.of(installation.chart(), values))));
    } catch (HelmException refused) {
      return null;
    }
  }

  private static String valuesOf(Set<Empty> filled) {
    ValuesTree tree = new ValuesTree();
    for (Empty empty : filled) {
      String placeholder = Json.quoted(empty.placeholder());
      tree.put(
          empty.keys(),
          switch (empty.shape()) {
            case '{' -> "{" + placeholder + ": " + placeholder + "}";
            case '[' -> "[" + placeholder + "]";
            default -> placeholder;
          });
    }
    return tree.json();
  }

  private boolean onlyAdds(HelmOutput output) {
    if (!output.documents().keySet().containsAll(plain.documents().keySet())) {
      return false;
    }
    for (Map.Entry<String, String> text : plain.texts().entrySet()) {
      String other = output.texts().getOrDefault(text.getKey(), "");
      for (LineDiff.Hunk hunk : LineDiff.of(text.getValue(), other)) {
        if (!Filling.isFilledIn(hunk)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Those whose placeholders stand where something else stood. */
  private Set<Empty> guilty(HelmOutput output, Set<Empty> kept) {
    Set<Empty> guilty = new HashSet<>();
    for (Map.Entry<String, String> text : plain.texts().entrySet()) {
      String other = output.texts().getOrDefault(text.getKey(), "");
      for (LineDiff.Hunk hunk : LineDiff.of(text.getValue(), other)) {
        for (Empty empty : kept) {
          boolean named = String.join("\n", hunk.added()).contains(empty.placeholder());
          if (named && !Filling.isFilledIn(hunk)) {
            guilty.add(empty);
          }
        }
      }
    }
    return guilty;
  }
}
