package dev.sparklint.compiler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparklint.read.yaml.YamlDocument;
import dev.sparklint.read.yaml.YamlEntry;
import dev.sparklint.read.yaml.YamlMapping;
import dev.sparklint.read.yaml.YamlNode;
import dev.sparklint.read.yaml.YamlReader;
import dev.sparklint.read.yaml.YamlScalar;
import dev.sparklint.read.yaml.YamlSequence;
import dev.sparklint.text.TextDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Kubernetes objects for tests, as our trees and as other people's. */
final class Manifests {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Manifests() {}

  /** Every object in every YAML or JSON file below a folder. */
  static List<YamlMapping> below(Path folder) throws IOException {
    List<YamlMapping> objects = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
        if (file.toString().matches(".*[.](yaml|yml|json)")) {
          objects.addAll(in(TextDecoder.decode(Files.readAllBytes(file)).text()));
        }
      }
    }
    return objects;
  }

  static List<YamlMapping> in(String text) {
    List<YamlMapping> objects = new ArrayList<>();
    for (YamlDocument document : YamlReader.read(text).documents()) {
      add(document.root(), objects);
    }
    return objects;
  }

  private static void add(YamlNode root, List<YamlMapping> objects) {
    if (root instanceof YamlMapping object) {
      if (object.get("items") instanceof YamlSequence items) {
        items.items().forEach(item -> add(item, objects));
      }
      objects.add(object);
    }
  }

  /** The name by which the schema of an object is asked for. */
  static String kind(YamlMapping object) {
    return text(object, "apiVersion") + " " + text(object, "kind");
  }

  private static String text(YamlMapping object, String field) {
    return object.get(field) instanceof YamlScalar scalar ? scalar.text() : "";
  }

  /** What kubectl sends: without what is null. */
  static JsonNode json(YamlNode node) {
    if (node instanceof YamlMapping mapping) {
      ObjectNode object = JSON.objectNode();
      for (YamlEntry entry : mapping.effectiveEntries()) {
        JsonNode value = json(entry.value());
        if (entry.key() instanceof YamlScalar key && !value.isNull()) {
          object.set(key.text(), value);
        }
      }
      return object;
    }
    if (node instanceof YamlSequence sequence) {
      ArrayNode array = JSON.arrayNode();
      sequence.items().forEach(item -> array.add(json(item)));
      return array;
    }
    return json((YamlScalar) node);
  }

  private static JsonNode json(YamlScalar scalar) {
    return switch (scalar.type()) {
      case STRING -> JSON.textNode(scalar.text());
      case BOOLEAN -> JSON.booleanNode(Boolean.TRUE.equals(scalar.asBoolean()));
      case INTEGER -> {
        Long number = scalar.asLong();
        yield JSON.numberNode(number == null ? Long.MAX_VALUE : number);
      }
      case FLOAT -> JSON.numberNode(Double.parseDouble(scalar.text().replace("_", "")));
      case NULL -> JSON.nullNode();
    };
  }
}
