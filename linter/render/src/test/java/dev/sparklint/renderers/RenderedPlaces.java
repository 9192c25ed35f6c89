package dev.sparklint.renderers;

import dev.sparklint.read.yaml.YamlDocument;
import dev.sparklint.read.yaml.YamlMapping;
import dev.sparklint.read.yaml.YamlNode;
import dev.sparklint.read.yaml.YamlReader;
import dev.sparklint.read.yaml.YamlScalar;
import dev.sparklint.read.yaml.YamlSequence;
import dev.sparklint.render.Rendering;
import dev.sparklint.text.Place;
import dev.sparklint.text.SourceText;
import org.jspecify.annotations.Nullable;

/** Finds fields in what was rendered, for tests. */
public final class RenderedPlaces {

  private RenderedPlaces() {}

  /**
   * Where a text stands in the rendered text of a field.
   *
   * @param object {@code Kind/name}
   * @param field {@code spec.containers[0].image}, {@code data["spark.properties"]}
   */
  public static Place of(Rendering rendering, String object, String field, String text) {
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
