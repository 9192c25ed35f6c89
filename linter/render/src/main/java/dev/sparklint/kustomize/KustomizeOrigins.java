package dev.sparklint.kustomize;

import dev.sparklint.read.yaml.YamlMapping;
import dev.sparklint.read.yaml.YamlNode;
import dev.sparklint.read.yaml.YamlScalar;
import dev.sparklint.read.yaml.YamlSequence;
import dev.sparklint.render.Origin;
import dev.sparklint.render.Origins;
import dev.sparklint.text.Place;
import dev.sparklint.text.SourceText;
import dev.sparklint.text.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Leads from what kustomize built back to the files that people edit: the resource, where its value
 * stands there unchanged; else the patch, the generator or the transformer that gives it.
 */
final class KustomizeOrigins implements Origins {

  /** What changes a value of a field, by the field's name. */
  private static final Map<String, List<String>> TRANSFORMERS =
      Map.of(
          "image", List.of("images"),
          "replicas", List.of("replicas"),
          "namespace", List.of("namespace"));

  /** Keys of a transformer that say what is changed, and not into what. */
  private static final List<String> SELECTING = List.of("name", "kind", "path");

  private final Map<String, String> texts;
  private final List<Kustomization> closure;
  private final List<YamlFile> patches;
  private final Function<String, @Nullable String> read;
  private final Map<String, YamlFile> built = new HashMap<>();

  /**
   * @param texts what was built, by file
   * @param closure the kustomization and those that it takes in, itself first
   * @param patches those of the closure, in files and in place
   * @param read the text of a file; null if it has none
   */
  KustomizeOrigins(
      Map<String, String> texts,
      List<Kustomization> closure,
      List<YamlFile> patches,
      Function<String, @Nullable String> read) {
    this.texts = texts;
    this.closure = closure;
    this.patches = patches;
    this.read = read;
  }

  @Override
  public Origin of(Place rendered) {
    YamlFile file =
        built.computeIfAbsent(
            rendered.path(),
            path -> YamlFile.of(path, SourceText.of(texts.getOrDefault(path, ""))));
    for (YamlNode document : file.documents()) {
      if (document instanceof YamlMapping object && isIn(rendered.span(), object.span())) {
        return new Search(file, object, rendered).origin();
      }
    }
    return new Origin(new Place(rendered.path(), Span.at(1, 1)), null, false);
  }

  private static boolean isIn(Span inner, Span outer) {
    return inner.line() >= outer.line() && inner.line() <= outer.endLine();
  }

  /** The search for one place. */
  private final class Search {
    private final YamlFile file;
    private final Place rendered;
    private final FieldPath path;
    private final @Nullable YamlNode node;
    private final String kind;
    private final String name;

    Search(YamlFile file, YamlMapping object, Place rendered) {
      this.file = file;
      this.rendered = rendered;
      this.path = FieldPath.to(object, rendered.span());
      this.node = path.in(object);
      this.kind = FieldPath.text(object.get("kind"));
      this.name =
          object.get("metadata") instanceof YamlMapping meta
              ? FieldPath.text(meta.get("name"))
              : "";
    }

    Origin origin() {
      String text = read.apply(rendered.path());
      YamlFile source = text == null ? null : YamlFile.of(rendered.path(), SourceText.of(text));
      Origin found = source == null ? null : same(source);
      for (YamlFile patch : patches) {
        found = found == null ? same(patch) : found;
        found = found == null ? pointed(patch) : found;
      }
      found = found == null ? generated() : found;
      found = found == null && source != null ? named(source) : found;
      found = found == null ? transformed() : found;
      if (found != null) {
        return found;
      }
      Place start = source == null ? closure.get(0).file().start() : nearest(source);
      return new Origin(start, null, false);
    }

    /** The same value on the same way in an object of the file. */
    private @Nullable Origin same(YamlFile other) {
      for (YamlMapping object : other.objects(kind, name)) {
        YamlNode there = path.in(object);
        if (there instanceof YamlScalar value
            && node instanceof YamlScalar own
            && value.text().stripTrailing().equals(own.text().stripTrailing())) {
          return inside(other, value, own);
        }
        if (there != null && !(there instanceof YamlScalar) && !(node instanceof YamlScalar)) {
          return new Origin(new Place(other.path(), there.span()), null, false);
        }
      }
      return null;
    }

    /** The same stretch of a value that is written somewhere else. */
    private Origin inside(YamlFile other, YamlScalar value, YamlScalar own) {
      SourceText there = other.content(value);
      int start = offset(own);
      int end = start < 0 ? -1 : start + length(own, start);
      if (start < 0 || end > there.length()) {
        return new Origin(other.place(value), null, true);
      }
      return new Origin(new Place(other.path(), there.span(start, end)), null, true);
    }

    /** Where the place begins in the value; -1 if it is all of it. */
    private int offset(YamlScalar own) {
      SourceText content = file.content(own);
      for (int i = 0; i < content.length(); i++) {
        Span at = content.span(i, i);
        if (at.line() == rendered.span().line() && at.column() == rendered.span().column()) {
          return i;
        }
      }
      return -1;
    }

    private int length(YamlScalar own, int start) {
      SourceText content = file.content(own);
      int end = start;
      while (end < content.length() && content.span(start, end).compareTo(rendered.span()) < 0) {
        end++;
      }
      return end - start;
    }

    /** The name to which a prefix, a suffix or a hash was added. */
    private @Nullable Origin named(YamlFile other) {
      if (lastKey().equals("name") && node instanceof YamlScalar own) {
        for (YamlMapping object : other.objects(kind, name)) {
          if (path.in(object) instanceof YamlScalar value && own.text().contains(value.text())) {
            return new Origin(other.place(value), null, false);
          }
        }
      }
      return null;
    }

    private String lastKey() {
      return path.steps().isEmpty() ? "" : path.steps().get(path.steps().size() - 1).key();
    }

    /** The operation of a JSON patch. */
    private @Nullable Origin pointed(YamlFile patch) {
      for (YamlNode document : patch.documents()) {
        if (document instanceof YamlSequence operations) {
          for (YamlNode item : operations.items()) {
            if (item instanceof YamlMapping operation
                && path.isPointer(FieldPath.text(operation.get("path")))
                && operation.get("value") != null) {
              YamlNode value = operation.get("value");
              return value == null ? null : new Origin(patch.place(value), null, true);
            }
          }
        }
      }
      return null;
    }

    /** A file or a literal that a generator takes in. */
    private @Nullable Origin generated() {
      boolean data = path.steps().size() == 2 && path.steps().get(0).key().equals("data");
      if (!data || !(node instanceof YamlScalar own)) {
        return null;
      }
      String key = path.steps().get(1).key();
      for (Kustomization kustomization : closure) {
        for (String path : kustomization.files()) {
          String text = path.endsWith("/" + key) || path.equals(key) ? read.apply(path) : null;
          text =
              text == null && kustomization.file().source().text().contains(key + "=")
                  ? keyed(kustomization, key)
                  : text;
          if (text != null && text.stripTrailing().equals(own.text().stripTrailing())) {
            return taken(pathOf(kustomization, key, path), text, own);
          }
        }
      }
      return null;
    }

    private @Nullable String keyed(Kustomization kustomization, String key) {
      return read.apply(pathOf(kustomization, key, ""));
    }

    /** The file that {@code key=path} names; the other path if the key is not written. */
    private String pathOf(Kustomization kustomization, String key, String otherwise) {
      String text = kustomization.file().source().text();
      int at = text.indexOf(key + "=");
      if (at < 0) {
        return otherwise;
      }
      int end = at + key.length() + 1;
      while (end < text.length() && " ,]\"'\r\n".indexOf(text.charAt(end)) < 0) {
        end++;
      }
      return Paths.resolved(kustomization.folder(), text.substring(at + key.length() + 1, end));
    }

    private Origin taken(String path, String text, YamlScalar own) {
      SourceText there = SourceText.of(text);
      int start = Math.max(0, offset(own));
      int end = Math.min(there.length(), start + Math.max(0, length(own, start)));
      return new Origin(new Place(path, there.span(Math.min(start, end), end)), null, true);
    }

    /** The entry of a kustomization that has changed the value. */
    private @Nullable Origin transformed() {
      if (!(node instanceof YamlScalar own)) {
        return null;
      }
      for (Kustomization kustomization : closure) {
        if (kustomization.file().documents().get(0) instanceof YamlMapping map) {
          for (String field : TRANSFORMERS.getOrDefault(lastKey(), List.of())) {
            YamlScalar part = map.get(field) == null ? null : part(map.get(field), own.text());
            if (part != null) {
              return new Origin(kustomization.file().place(part), null, false);
            }
          }
        }
      }
      return null;
    }

    /** The longest value within a transformer that is a part of the text. */
    private static @Nullable YamlScalar part(@Nullable YamlNode node, String text) {
      YamlScalar best = null;
      if (node instanceof YamlScalar scalar) {
        return !scalar.text().isEmpty() && text.contains(scalar.text()) ? scalar : null;
      }
      List<YamlNode> inner =
          node instanceof YamlSequence list
              ? list.items()
              : node instanceof YamlMapping map
                  ? map.entries().stream()
                      .filter(entry -> !SELECTING.contains(FieldPath.text(entry.key())))
                      .map(entry -> entry.value())
                      .toList()
                  : List.of();
      for (YamlNode child : inner) {
        YamlScalar found = part(child, text);
        boolean longer =
            found != null && (best == null || found.text().length() >= best.text().length());
        best = longer ? found : best;
      }
      return best;
    }

    /** The innermost part of the resource that is still there. */
    private Place nearest(YamlFile source) {
      for (YamlMapping object : source.objects(kind, name)) {
        for (int length = path.steps().size(); length > 0; length--) {
          FieldPath shorter = new FieldPath(path.steps().subList(0, length), true);
          YamlNode there = shorter.in(object);
          if (there != null) {
            return source.place(there);
          }
        }
        return new Place(source.path(), object.span());
      }
      return source.start();
    }
  }
}
