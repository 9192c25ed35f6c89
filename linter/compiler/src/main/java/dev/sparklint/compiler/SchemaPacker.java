package dev.sparklint.compiler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sparklint.schema.SchemaFormat;
import dev.sparklint.schema.SchemaPack;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Packs JSON Schemas for {@link SchemaPack}: references are followed and equal parts stored once.
 */
final class SchemaPacker {

  private static final List<String> FOLDERS = List.of("kubernetes", "spark-operator");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Map<Path, JsonNode> files = new TreeMap<>();
  private final Map<String, Integer> texts = new LinkedHashMap<>();
  private final Map<List<Integer>, Integer> nodes = new LinkedHashMap<>();
  private final TreeMap<String, Integer> kinds = new TreeMap<>();

  private SchemaPacker() {}

  /** The kinds that the schemas of a folder describe: each definition with a {@code kind}. */
  static byte[] pack(Path schemas) throws IOException {
    SchemaPacker packer = new SchemaPacker();
    for (String folder : FOLDERS) {
      try (Stream<Path> files = Files.list(schemas.resolve(folder))) {
        for (Path file : files.filter(path -> path.toString().endsWith(".json")).toList()) {
          packer.files.put(file.normalize(), MAPPER.readTree(file.toFile()));
        }
      }
    }
    for (Map.Entry<Path, JsonNode> file : packer.files.entrySet()) {
      for (Map.Entry<String, JsonNode> definition : file.getValue().path("$defs").properties()) {
        packer.addKinds(file.getKey(), definition.getKey(), definition.getValue());
      }
    }
    return packer.bytes();
  }

  /** The names of the kinds that a definition describes, by which they are asked for. */
  static List<String> kinds(String name, JsonNode definition) {
    if (name.equals(SchemaPack.POD_TEMPLATE_FILE)) {
      return List.of(name);
    }
    JsonNode kind = definition.path("properties").path("kind").path("const");
    JsonNode version = definition.path("properties").path("apiVersion");
    List<String> names = new ArrayList<>();
    if (kind.isTextual()) {
      version.path("enum").forEach(each -> names.add(each.asText() + " " + kind.asText()));
      if (version.has("const")) {
        names.add(version.get("const").asText() + " " + kind.asText());
      }
    }
    return names;
  }

  private void addKinds(Path file, String name, JsonNode definition) {
    List<String> names = kinds(name, definition);
    if (!names.isEmpty()) {
      int node = node(draft(file, definition));
      names.forEach(each -> kinds.put(each, node));
    }
  }

  private SchemaDraft draft(Path file, JsonNode schema) {
    if (schema.isBoolean()) {
      return SchemaDraft.ANY;
    }
    SchemaDraft own = SchemaDraft.of(schema, inner -> draft(file, inner));
    String reference = schema.path("$ref").asText();
    if (reference.isEmpty()) {
      return own;
    }
    int hash = reference.indexOf('#');
    Path target = hash == 0 ? file : file.resolveSibling(reference.substring(0, hash)).normalize();
    JsonNode referred = files.get(target);
    JsonNode meant = referred == null ? null : referred.at(reference.substring(hash + 1));
    if (meant == null || meant.isMissingNode()) {
      throw new IllegalArgumentException(file + ": nothing is at " + reference);
    }
    return draft(target, meant).and(own);
  }

  private int node(SchemaDraft draft) {
    List<Integer> node = new ArrayList<>();
    if (!draft.properties().isEmpty() || draft.closed() || !draft.required().isEmpty()) {
      object(draft, node);
    } else if (draft.additional() != null) {
      node.add(SchemaFormat.MAP);
      add(node(draft.additional()), node);
    } else if (draft.items() != null) {
      node.add(SchemaFormat.LIST);
      add(node(draft.items()), node);
    } else if (draft.types() != null || draft.values() != null) {
      scalar(draft, node);
    } else {
      node.add(SchemaFormat.ANY);
    }
    return nodes.computeIfAbsent(node, added -> nodes.size());
  }

  private void object(SchemaDraft draft, List<Integer> node) {
    node.add(draft.closed() ? SchemaFormat.OBJECT : SchemaFormat.OPEN_OBJECT);
    node.add(draft.required().size());
    node.add(draft.properties().size());
    draft.required().forEach(field -> addText(field, node));
    draft
        .properties()
        .forEach(
            (field, schema) -> {
              addText(field, node);
              add(node(schema), node);
            });
  }

  private void scalar(SchemaDraft draft, List<Integer> node) {
    node.add(SchemaFormat.SCALAR);
    int types = draft.types() == null ? SchemaFormat.STRING : 0;
    for (String type : draft.types() == null ? List.<String>of() : draft.types()) {
      types |= type(type);
    }
    node.add(types);
    List<String> values = draft.values() == null ? List.of() : draft.values();
    node.add(values.size());
    values.forEach(value -> addText(value, node));
  }

  private static int type(String word) {
    return switch (word) {
      case "string" -> SchemaFormat.STRING;
      case "integer" -> SchemaFormat.INTEGER;
      case "number" -> SchemaFormat.NUMBER;
      case "boolean" -> SchemaFormat.BOOLEAN;
      default -> throw new IllegalArgumentException("cannot be packed: type " + word);
    };
  }

  private void addText(String text, List<Integer> bytes) {
    add(texts.computeIfAbsent(text, added -> texts.size()), bytes);
  }

  private static void add(int number, List<Integer> bytes) {
    if (number > 0xffff) {
      throw new IllegalArgumentException("too large for two bytes: " + number);
    }
    bytes.add(number >> 8);
    bytes.add(number & 0xff);
  }

  private byte[] bytes() {
    List<Integer> kindTable = new ArrayList<>();
    kinds.forEach(
        (name, node) -> {
          addText(name, kindTable);
          add(node, kindTable);
        });
    List<Integer> all = new ArrayList<>(List.of(SchemaFormat.VERSION));
    add(texts.size(), all);
    add(nodes.size(), all);
    add(kinds.size(), all);
    int offset = 0;
    for (String text : texts.keySet()) {
      add(offset, all);
      offset += text.length();
    }
    add(offset, all);
    offset = 0;
    for (List<Integer> node : nodes.keySet()) {
      add(offset, all);
      offset += node.size();
    }
    all.addAll(kindTable);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    all.forEach(bytes::write);
    texts.keySet().forEach(text -> bytes.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1)));
    nodes.keySet().forEach(node -> node.forEach(bytes::write));
    return bytes.toByteArray();
  }
}
