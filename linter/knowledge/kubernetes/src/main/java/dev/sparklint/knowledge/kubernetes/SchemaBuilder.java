package dev.sparklint.knowledge.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Goes through both models side by side, from the kinds down, and writes a closed schema for each
 * type on the way.
 *
 * <p>fabric8 gives fields and their types; the client adds newer fields and says which are
 * required. Where they disagree on a type, it fails.
 */
final class SchemaBuilder {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /**
   * What the API server does without, whatever OpenAPI says: it takes a zero for the value, or the
   * object that holds the type fills it in. Where a kind needs it all the same, kinds.json says so.
   */
  private static final Map<String, Set<String>> NOT_REQUIRED =
      Map.of(
          "Container", Set.of("name"),
          "HTTPHeader", Set.of("value"),
          "HorizontalPodAutoscalerSpec", Set.of("maxReplicas", "scaleTargetRef"),
          "ISCSIVolumeSource", Set.of("lun"),
          "PodSpec", Set.of("containers"),
          "PreferredSchedulingTerm", Set.of("preference"),
          "StatefulSetSpec", Set.of("selector", "template"),
          "Sysctl", Set.of("value"),
          "V2HorizontalPodAutoscalerSpec", Set.of("maxReplicas", "scaleTargetRef"));

  private final FabricModel fabric;
  private final Enumerations enumerations;
  private final TreeMap<String, Map<String, ObjectNode>> files = new TreeMap<>();
  private final TreeMap<String, String> groups = new TreeMap<>();

  SchemaBuilder(FabricModel fabric, Enumerations enumerations) {
    this.fabric = fabric;
    this.enumerations = enumerations;
  }

  /** The types by API group and name. */
  Map<String, Map<String, ObjectNode>> files() {
    return files;
  }

  /** Adds a type with all that it refers to; returns the name of its group. */
  String define(@Nullable String fabricType, @Nullable Class<?> model, String parentGroup) {
    String name =
        model != null
            ? ClientModel.typeName(model)
            : String.valueOf(fabricType).replaceFirst(".*_", "");
    String known = groups.get(name);
    if (known != null) {
      return known;
    }
    String group = fabricType == null ? parentGroup : fabric.group(fabricType);
    groups.put(name, group);
    Map<String, Type> client = model == null ? Map.of() : ClientModel.fields(model);
    JsonNode old = fabricType == null ? JSON.objectNode() : fabric.properties(fabricType);
    TreeSet<String> names = new TreeSet<>(client.keySet());
    old.fieldNames().forEachRemaining(names::add);
    Set<String> required = required(name, model);
    ObjectNode properties = JSON.objectNode();
    for (String field : names) {
      JsonNode schema = property(field, old.get(field), client.get(field), group);
      properties.set(field, schema);
      enumerate(schema, enumerations.of(group, name, field), required.contains(field));
    }
    ObjectNode type = JSON.objectNode().put("type", "object").put("additionalProperties", false);
    if (!required.isEmpty()) {
      required.forEach(type.putArray("required")::add);
    }
    type.set("properties", properties);
    files.computeIfAbsent(group, added -> new TreeMap<>()).put(name, type);
    return group;
  }

  private static Set<String> required(String name, @Nullable Class<?> model) {
    Set<String> required = model == null ? new TreeSet<>() : ClientModel.required(model);
    required.removeAll(NOT_REQUIRED.getOrDefault(name, Set.of()));
    return required;
  }

  /** Go's empty string means that an optional field is not set. */
  private static void enumerate(JsonNode property, List<String> values, boolean required) {
    if (!values.isEmpty()) {
      boolean list = property.has("items");
      ArrayNode words = ((ObjectNode) (list ? property.get("items") : property)).putArray("enum");
      if (!required && !list) {
        words.add("");
      }
      values.forEach(words::add);
    }
  }

  private JsonNode property(
      String field, @Nullable JsonNode old, @Nullable Type client, String group) {
    boolean filledIn = field.equals("status") || field.equals("managedFields");
    if (filledIn) {
      return BooleanNode.TRUE;
    }
    JsonNode first = old == null ? null : ofFabric(old, client, group);
    JsonNode second = client == null ? null : ofClient(client, fabricTypeOf(old), group);
    if (first != null && second != null && !first.equals(second)) {
      throw new IllegalStateException(field + " is " + first + " and " + second);
    }
    return first != null ? first : Objects.requireNonNull(second);
  }

  /** The type that a property of fabric8 refers to, itself or its items; null when to none. */
  private static @Nullable String fabricTypeOf(@Nullable JsonNode property) {
    if (property == null) {
      return null;
    }
    for (JsonNode part :
        List.of(property, property.path("items"), property.path("additionalProperties"))) {
      if (part.has("$ref")) {
        return part.get("$ref").asText().replaceFirst(".*/", "");
      }
    }
    return null;
  }

  private JsonNode ofFabric(JsonNode property, @Nullable Type client, String group) {
    String reference = property.path("$ref").asText();
    if (!reference.isEmpty()) {
      return reference(reference.replaceFirst(".*/", ""), modelIn(client), group);
    }
    String type = property.get("type").asText();
    return switch (type) {
      case "array" -> array(ofFabric(property.get("items"), argument(client, 0), group));
      case "object" -> {
        JsonNode values = property.get("additionalProperties");
        yield values == null || values.isBoolean()
            ? BooleanNode.TRUE
            : map(ofFabric(values, argument(client, 1), group));
      }
      default -> JSON.objectNode().put("type", type);
    };
  }

  private JsonNode reference(String fabricType, @Nullable Class<?> model, String group) {
    if (fabricType.endsWith("_IntOrString")) {
      return intOrString();
    }
    if (fabricType.endsWith("_Quantity")) {
      return quantity();
    }
    if (fabricType.endsWith("Time")) {
      return JSON.objectNode().put("type", "string");
    }
    String target = define(fabricType, model, group);
    String name = model == null ? fabricType.replaceFirst(".*_", "") : ClientModel.typeName(model);
    return reference(target, name, group);
  }

  private JsonNode ofClient(Type type, @Nullable String fabricType, String group) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      boolean list = generic.getRawType() == List.class;
      JsonNode inner = ofClient(arguments[arguments.length - 1], fabricType, group);
      return list ? array(inner) : map(inner);
    }
    Class<?> plain = (Class<?>) type;
    if (ClientModel.isModel(plain)) {
      return reference(define(fabricType, plain, group), ClientModel.typeName(plain), group);
    }
    return switch (plain.getSimpleName()) {
      case "String", "OffsetDateTime", "byte[]" -> JSON.objectNode().put("type", "string");
      case "Integer", "Long" -> JSON.objectNode().put("type", "integer");
      case "Boolean" -> JSON.objectNode().put("type", "boolean");
      case "Double" -> JSON.objectNode().put("type", "number");
      case "IntOrString" -> intOrString();
      case "Quantity" -> quantity();
      case "Object" -> BooleanNode.TRUE;
      default -> throw new IllegalStateException("what is a " + type + "?");
    };
  }

  private static @Nullable Class<?> modelIn(@Nullable Type type) {
    return type instanceof Class<?> plain && ClientModel.isModel(plain) ? plain : null;
  }

  private static @Nullable Type argument(@Nullable Type type, int index) {
    return type instanceof ParameterizedType generic
        ? generic.getActualTypeArguments()[index]
        : null;
  }

  private static JsonNode reference(String group, String name, String from) {
    String file = group.equals(from) ? "" : group + ".json";
    return JSON.objectNode().put("$ref", file + "#/$defs/" + name);
  }

  private static ObjectNode array(JsonNode items) {
    ObjectNode array = JSON.objectNode().put("type", "array");
    array.set("items", items);
    return array;
  }

  private static ObjectNode map(JsonNode values) {
    ObjectNode map = JSON.objectNode().put("type", "object");
    map.set("additionalProperties", values);
    return map;
  }

  private static ObjectNode intOrString() {
    ObjectNode both = JSON.objectNode();
    both.putArray("type").add("integer").add("string");
    return both;
  }

  /** {@code 2}, {@code 0.5} or {@code 4Gi}. */
  private static ObjectNode quantity() {
    ObjectNode both = JSON.objectNode();
    both.putArray("type").add("number").add("string");
    return both;
  }
}
