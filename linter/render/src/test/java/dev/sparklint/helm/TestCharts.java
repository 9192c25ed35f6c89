package dev.sparklint.helm;

import dev.sparklint.read.yaml.YamlDocument;
import dev.sparklint.read.yaml.YamlMapping;
import dev.sparklint.read.yaml.YamlNode;
import dev.sparklint.read.yaml.YamlReader;
import dev.sparklint.read.yaml.YamlScalar;
import dev.sparklint.read.yaml.YamlSequence;
import dev.sparklint.render.RenderRequest;
import dev.sparklint.render.Rendered;
import dev.sparklint.render.Rendering;
import dev.sparklint.source.DirectorySource;
import dev.sparklint.source.MemorySource;
import dev.sparklint.source.Source;
import dev.sparklint.text.Place;
import dev.sparklint.text.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Charts for tests, and ways to look into what becomes of them. */
final class TestCharts {

  /** Charts that are hard to render or to trace, each with {@code <name>.places.tsv}. */
  static final Path HARD = Path.of("src/test/charts");

  private TestCharts() {}

  static List<Path> charts() {
    try (Stream<Path> children = Files.list(HARD)) {
      return children.filter(Files::isDirectory).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Renders the chart in a folder, which is the root of the source. */
  static Rendered render(HelmRenderer renderer, Path chart) {
    Source source = new DirectorySource(chart, List.of(Path.of(".")), path -> true);
    return render(renderer, source, "");
  }

  static Rendered render(HelmRenderer renderer, Map<String, String> files, String root) {
    return render(renderer, MemorySource.ofTexts(files), root);
  }

  static Rendered render(HelmRenderer renderer, Source source, String root) {
    List<String> yaml = new ArrayList<>();
    for (Source.Entry file : source.list().files()) {
      if (file.path().endsWith(".yaml") && !file.path().contains("templates/")) {
        yaml.add(file.path());
      }
    }
    return renderer.render(source, new RenderRequest(List.of(root), List.of(), yaml, List.of()));
  }

  static Rendering rendering(Rendered rendered, String name) {
    for (Rendering rendering : rendered.renderings()) {
      if (rendering.name().equals(name)) {
        return rendering;
      }
    }
    throw new AssertionError("no rendering with " + name + " among " + names(rendered));
  }

  static List<String> names(Rendered rendered) {
    List<String> names = new ArrayList<>();
    for (Rendering rendering : rendered.renderings()) {
      names.add(rendering.name());
    }
    return names;
  }

  /**
   * Where a text stands in the rendered text of a field.
   *
   * @param object {@code Kind/name}
   * @param field {@code spec.containers[0].image}, {@code data["spark.properties"]}
   */
  static Place place(Rendering rendering, String object, String field, String text) {
    for (Rendering.RenderedFile file : rendering.files()) {
      SourceText source = SourceText.of(file.text());
      for (YamlDocument document : YamlReader.read(source).documents()) {
        if (document.root() instanceof YamlMapping map && object.equals(name(map))) {
          YamlNode node = node(map, field);
          if (node instanceof YamlScalar scalar) {
            int at = file.text().indexOf(text, scalar.start());
            if (at < 0 || at > scalar.end()) {
              throw new AssertionError(text + " is not in " + scalar.text());
            }
            return new Place(file.path(), source.span(at, at + text.length()));
          }
        }
      }
    }
    throw new AssertionError("no " + field + " in " + object + " with " + rendering.name());
  }

  private static String name(YamlMapping object) {
    YamlNode metadata = object.get("metadata");
    String name = metadata instanceof YamlMapping map ? text(map.get("name")) : "";
    return text(object.get("kind")) + "/" + name;
  }

  private static String text(@Nullable YamlNode node) {
    return node instanceof YamlScalar scalar ? scalar.text() : "";
  }

  private static @Nullable YamlNode node(YamlNode root, String field) {
    YamlNode node = root;
    String rest = field;
    while (!rest.isEmpty() && node != null) {
      rest = rest.startsWith(".") ? rest.substring(1) : rest;
      if (rest.startsWith("[\"")) {
        int end = rest.indexOf("\"]");
        node = node instanceof YamlMapping map ? map.get(rest.substring(2, end)) : null;
        rest = rest.substring(end + 2);
      } else if (rest.startsWith("[")) {
        int end = rest.indexOf(']');
        int index = Integer.parseInt(rest.substring(1, end));
        node = node instanceof YamlSequence list ? list.items().get(index) : null;
        rest = rest.substring(end + 1);
      } else {
        int end = 0;
        while (end < rest.length() && ".[".indexOf(rest.charAt(end)) < 0) {
          end++;
        }
        node = node instanceof YamlMapping map ? map.get(rest.substring(0, end)) : null;
        rest = rest.substring(end);
      }
    }
    return node;
  }
}
