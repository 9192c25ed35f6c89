package dev.sparklint.compiler;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A schema with all that it refers to, as far as the packed form goes: {@link #of} knows the
 * keywords.
 *
 * @param types null when all are allowed
 * @param values null when all are allowed
 * @param closed whether there may be no other fields
 * @param additional what fields that have no name here must be; null when anything
 */
record SchemaDraft(
    @Nullable TreeSet<String> types,
    @Nullable List<String> values,
    boolean closed,
    TreeMap<String, SchemaDraft> properties,
    TreeSet<String> required,
    @Nullable SchemaDraft additional,
    @Nullable SchemaDraft items) {

  static final SchemaDraft ANY =
      new SchemaDraft(null, null, false, new TreeMap<>(), new TreeSet<>(), null, null);

  /** What the keywords of one object say; {@code nested} reads the schemas inside it. */
  static SchemaDraft of(JsonNode schema, Reader nested) {
    for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
      switch (keyword.getKey()) {
        case "$ref", "$comment", "type", "enum", "const", "items", "properties", "required" -> {}
        case "additionalProperties" -> {}
        default -> throw new IllegalArgumentException("cannot be packed: " + keyword.getKey());
      }
    }
    TreeMap<String, SchemaDraft> properties = new TreeMap<>();
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      properties.put(property.getKey(), nested.read(property.getValue()));
    }
    JsonNode additional = schema.path("additionalProperties");
    return new SchemaDraft(
        schema.has("type") ? new TreeSet<>(words(schema.get("type"))) : null,
        schema.has("const")
            ? words(schema.get("const"))
            : schema.has("enum") ? words(schema.get("enum")) : null,
        additional.isBoolean() && !additional.asBoolean(),
        properties,
        new TreeSet<>(words(schema.path("required"))),
        additional.isObject() ? nested.read(additional) : null,
        schema.has("items") ? nested.read(schema.get("items")) : null);
  }

  private static List<String> words(JsonNode wordOrList) {
    List<String> words = new ArrayList<>();
    if (wordOrList.isTextual()) {
      words.add(wordOrList.asText());
    }
    wordOrList.elements().forEachRemaining(word -> words.add(word.asText()));
    return words;
  }

  /** What both ask for. */
  SchemaDraft and(SchemaDraft other) {
    TreeMap<String, SchemaDraft> all = new TreeMap<>(properties);
    other.properties.forEach((name, more) -> all.merge(name, more, SchemaDraft::and));
    if (closed || other.closed) {
      TreeMap<String, SchemaDraft> known = closed ? properties : other.properties;
      all.keySet().retainAll(known.keySet());
    }
    TreeSet<String> both = new TreeSet<>(required);
    both.addAll(other.required);
    return new SchemaDraft(
        either(types, other.types, SchemaDraft::common),
        either(values, other.values, SchemaDraft::common),
        closed || other.closed,
        all,
        both,
        either(additional, other.additional, SchemaDraft::and),
        either(items, other.items, SchemaDraft::and));
  }

  private static TreeSet<String> common(TreeSet<String> left, TreeSet<String> right) {
    TreeSet<String> common = new TreeSet<>(left);
    common.retainAll(right);
    return common;
  }

  private static List<String> common(List<String> left, List<String> right) {
    return left.stream().filter(right::contains).toList();
  }

  private static <T> @Nullable T either(
      @Nullable T left, @Nullable T right, BinaryOperator<T> both) {
    return left == null ? right : right == null ? left : both.apply(left, right);
  }

  /** Reads a schema inside another. */
  interface Reader {
    SchemaDraft read(JsonNode schema);
  }
}
