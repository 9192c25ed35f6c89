package dev.sparklint.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a registry back that {@link KeyWriter} wrote. */
final class KeyReader {

  private KeyReader() {}

  /**
   * A registry.
   *
   * @param modules the jars that were read, with the release of each
   */
  record Registry(String minor, Map<String, String> modules, List<Key> keys) {}

  static Registry read(Path file) throws IOException {
    JsonNode root = new ObjectMapper().readTree(file.toFile());
    Map<String, String> modules = new TreeMap<>();
    root.get("modules")
        .fieldNames()
        .forEachRemaining(name -> modules.put(name, root.get("modules").get(name).asText()));
    List<Key> keys = new ArrayList<>();
    for (JsonNode key : root.get("keys")) {
      keys.add(key(key));
    }
    return new Registry(root.get("spark").asText(), modules, keys);
  }

  private static Key key(JsonNode key) {
    return new Key(
        text(key, "key"),
        text(key, "module"),
        key.has("type") ? type(key) : null,
        text(key, "default"),
        text(key, "since"),
        !key.has("internal"),
        texts(key, "alternatives"),
        texts(key, "modes"),
        key.has("unread"),
        farewell(key.get("deprecated")),
        farewell(key.get("removed")),
        text(key, "inferred"));
  }

  private static KeyType type(JsonNode key) {
    return new KeyType(
        text(key, "type"),
        text(key, "unit"),
        texts(key, "values"),
        key.has("anyCase"),
        number(key, "least"),
        number(key, "most"),
        text(key, "open"),
        text(key, "check"));
  }

  private static String text(JsonNode node, String name) {
    return node.has(name) ? node.get(name).asText() : "";
  }

  private static List<String> texts(JsonNode node, String name) {
    List<String> texts = new ArrayList<>();
    if (node.has(name)) {
      node.get(name).forEach(item -> texts.add(item.asText()));
    }
    return texts;
  }

  private static @Nullable BigDecimal number(JsonNode node, String name) {
    return node.has(name) ? new BigDecimal(node.get(name).asText()) : null;
  }

  private static Key.@Nullable Farewell farewell(@Nullable JsonNode node) {
    return node == null
        ? null
        : new Key.Farewell(text(node, "since"), text(node, "message"), text(node, "replacement"));
  }
}
