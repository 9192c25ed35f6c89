package dev.sparklint.proofs.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reading and changing the objects of Kubernetes. */
final class Json {

  static final ObjectMapper MAPPER = new ObjectMapper();
  private static final YAMLMapper YAML = new YAMLMapper();

  private Json() {}

  static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** The objects of a manifest, those in Lists one by one. */
  static List<ObjectNode> manifest(String text) throws IOException {
    List<ObjectNode> objects = new ArrayList<>();
    try (MappingIterator<JsonNode> documents = YAML.readerFor(JsonNode.class).readValues(text)) {
      while (documents.hasNext()) {
        JsonNode document = documents.next();
        if (document.path("kind").asText().equals("List")) {
          document.path("items").forEach(item -> add(item, objects));
        } else {
          add(document, objects);
        }
      }
    }
    return objects;
  }

  private static void add(JsonNode node, List<ObjectNode> objects) {
    if (node instanceof ObjectNode object) {
      objects.add(object);
    }
  }

  /** Merges a patch as RFC 7396 says. */
  static ObjectNode merged(ObjectNode target, JsonNode patch) {
    for (Map.Entry<String, JsonNode> field : patch.properties()) {
      JsonNode value = field.getValue();
      if (value.isNull()) {
        target.remove(field.getKey());
      } else if (value.isObject() && target.get(field.getKey()) instanceof ObjectNode inner) {
        merged(inner, value);
      } else {
        target.set(field.getKey(), value);
      }
    }
    return target;
  }

  /** Whether a list of texts has the text, or the star that stands for all. */
  static boolean names(JsonNode list, String text) {
    for (JsonNode item : list) {
      if (item.asText().equals(text) || item.asText().equals("*")) {
        return true;
      }
    }
    return false;
  }
}
