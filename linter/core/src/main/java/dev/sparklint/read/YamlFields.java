package dev.sparklint.read;

import dev.sparklint.model.Fields;
import dev.sparklint.model.ShapeProblem;
import dev.sparklint.read.yaml.YamlEntry;
import dev.sparklint.read.yaml.YamlMapping;
import dev.sparklint.read.yaml.YamlNode;
import dev.sparklint.read.yaml.YamlScalar;
import dev.sparklint.read.yaml.YamlSequence;
import dev.sparklint.schema.SchemaChecker;
import dev.sparklint.text.Located;
import dev.sparklint.text.Place;
import dev.sparklint.text.SourceText;
import dev.sparklint.text.Unfilled;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a YAML mapping.
 *
 * @param patched what may give any field that is absent; empty if nothing does
 */
record YamlFields(YamlMapping mapping, SourceText file, ConfReader places, String patched)
    implements Fields {

  static Fields of(
      @Nullable YamlMapping mapping, SourceText file, ConfReader places, String patched) {
    return mapping == null ? Fields.NONE : new YamlFields(mapping, file, places, patched);
  }

  @Override
  public @Nullable Located<String> get(String path) {
    YamlEntry entry = find(mapping, path);
    return entry == null ? null : located(entry.value());
  }

  @Override
  public @Nullable Place key(String path) {
    YamlEntry entry = find(mapping, path);
    return entry == null ? null : places.place(entry.key());
  }

  @Override
  public String open(String path) {
    if (patched.isEmpty() && !Unfilled.isIn(file.text())) {
      return "";
    }
    String open = patched.isEmpty() ? unfilled(mapping) : patched;
    for (int end = path.indexOf('.'); end > 0 && open.isEmpty(); end = path.indexOf('.', end + 1)) {
      open = unfilled(node(path.substring(0, end)));
    }
    return open;
  }

  /** What somebody else fills in: all of a node, or more keys of it. */
  static String unfilled(@Nullable YamlNode node) {
    if (node instanceof YamlScalar scalar) {
      return Unfilled.isIn(scalar.text()) ? scalar.text() : "";
    }
    List<YamlNode> parts = new ArrayList<>();
    if (node instanceof YamlMapping inner) {
      for (YamlEntry entry : inner.entries()) {
        parts.add(entry.key());
      }
    } else if (node instanceof YamlSequence sequence) {
      parts.addAll(sequence.items());
    }
    for (YamlNode part : parts) {
      if (part instanceof YamlScalar scalar && Unfilled.isIn(scalar.text())) {
        return scalar.text();
      }
    }
    return "";
  }

  @Override
  public List<Fields> items(String path) {
    List<Fields> items = new ArrayList<>();
    for (YamlMapping item : ManifestReader.mappings(node(path))) {
      items.add(new YamlFields(item, file, places, patched));
    }
    return items;
  }

  @Override
  public List<Located<String>> keys(String path) {
    List<Located<String>> keys = new ArrayList<>();
    YamlNode node = path.isEmpty() ? mapping : node(path);
    if (node instanceof YamlMapping inner) {
      for (YamlEntry entry : inner.effectiveEntries()) {
        keys.add(located(entry.key()));
      }
    } else if (node instanceof YamlSequence sequence) {
      for (YamlNode item : sequence.items()) {
        keys.add(located(item));
      }
    }
    return keys;
  }

  @Override
  public List<ShapeProblem> shapeProblems(String schema) {
    List<ShapeProblem> problems = new ArrayList<>();
    for (SchemaChecker.Found found : SchemaChecker.check(mapping, schema)) {
      Located<String> at = located(found.at());
      problems.add(
          new ShapeProblem(
              found.kind(),
              found.path(),
              found.field(),
              found.found(),
              at.value(),
              found.expected(),
              found.nearest(),
              found.elsewhere(),
              at.place()));
    }
    return problems;
  }

  private @Nullable YamlNode node(String path) {
    YamlEntry entry = find(mapping, path);
    return entry == null ? null : entry.value();
  }

  /** Tries the longest name first: names may hold dots themselves. */
  private static @Nullable YamlEntry find(YamlMapping mapping, String path) {
    if (!mayHold(mapping, path)) {
      return null;
    }
    int end = path.length();
    while (end > 0) {
      YamlEntry entry = mapping.entry(path.substring(0, end));
      if (entry != null && end == path.length()) {
        return entry;
      }
      if (entry != null && entry.value() instanceof YamlMapping inner) {
        YamlEntry found = find(inner, path.substring(end + 1));
        if (found != null) {
          return found;
        }
      }
      end = path.lastIndexOf('.', end - 1);
    }
    return null;
  }

  /** Whether a key may be the path or its start; most of what is asked for is not there. */
  private static boolean mayHold(YamlMapping mapping, String path) {
    for (YamlEntry entry : mapping.entries()) {
      if (entry.key() instanceof YamlScalar key) {
        int end = key.text().length();
        boolean whole = end == path.length() || (end < path.length() && path.charAt(end) == '.');
        if (whole && path.startsWith(key.text())) {
          return true;
        }
      }
    }
    return mapping.hasMerge();
  }

  private Located<String> located(YamlNode node) {
    return node instanceof YamlScalar scalar && !scalar.isNull()
        ? new Located<>(scalar.text(), places.inner(file, scalar))
        : new Located<>("", places.place(node));
  }
}
