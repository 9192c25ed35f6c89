package dev.sparklint.compiler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What networknt says of an object, by the same schemas as JSON. */
final class SchemaOracle {

  private final Map<String, Schema> schemas = new TreeMap<>();

  /** Reads the schemas of a folder. */
  SchemaOracle(Path folder) throws IOException {
    Map<String, String> texts = new HashMap<>();
    Map<String, String> locations = new TreeMap<>();
    for (String part : List.of("kubernetes", "spark-operator")) {
      try (var files = Files.list(folder.resolve(part))) {
        for (Path file : files.filter(path -> path.toString().endsWith(".json")).toList()) {
          String text = Files.readString(file);
          JsonNode schema = new ObjectMapper().readTree(text);
          String id = schema.get("$id").asText();
          texts.put(id, text);
          for (Map.Entry<String, JsonNode> definition : schema.get("$defs").properties()) {
            for (String kind : SchemaPacker.kinds(definition.getKey(), definition.getValue())) {
              locations.put(kind, id + "#/$defs/" + definition.getKey());
            }
          }
        }
      }
    }
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(texts));
    locations.forEach(
        (kind, location) -> schemas.put(kind, registry.getSchema(SchemaLocation.of(location))));
  }

  Set<String> kinds() {
    return schemas.keySet();
  }

  /** Each problem as its path and a keyword; of a value of the wrong type nothing else. */
  Set<String> problems(String kind, JsonNode object) {
    Set<String> problems = new TreeSet<>();
    for (Error error : Objects.requireNonNull(schemas.get(kind)).validate(object)) {
      NodePath at = error.getInstanceLocation();
      switch (error.getKeyword()) {
        case "additionalProperties" ->
            problems.add(below(path(at), error.getProperty()) + " unknown-field");
        case "required" -> problems.add(below(path(at), error.getProperty()) + " field-missing");
        case "type" -> problems.add(path(at) + " wrong-type");
        case "enum", "const" -> problems.add(path(at) + " value-not-allowed");
        default -> problems.add(path(at) + " " + error.getKeyword());
      }
    }
    problems.removeIf(
        problem ->
            problem.endsWith(" value-not-allowed")
                && problems.contains(problem.replace(" value-not-allowed", " wrong-type")));
    return problems;
  }

  private static String path(NodePath at) {
    String path = "";
    for (int i = 0; i < at.getNameCount(); i++) {
      Object element = at.getElement(i);
      path = element instanceof Integer ? path + "[" + element + "]" : below(path, element);
    }
    return path;
  }

  private static String below(String path, Object name) {
    return path.isEmpty() ? name.toString() : path + "." + name;
  }
}
