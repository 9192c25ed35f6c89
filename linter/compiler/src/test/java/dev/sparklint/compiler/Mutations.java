package dev.sparklint.compiler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Breaks objects the way people do, and some others. */
final class Mutations {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> NAMES =
      List.of("replicas", "env", "image", "spec", "template", "name", "x", "restartPolicy");

  private final RandomGenerator random;

  Mutations(RandomGenerator random) {
    this.random = random;
  }

  /** A copy with one to three faults; apiVersion and kind stay. */
  JsonNode of(JsonNode object) {
    JsonNode copy = object.deepCopy();
    int faults = 1 + random.nextInt(3);
    for (int i = 0; i < faults; i++) {
      List<ObjectNode> objects = new ArrayList<>();
      collect(copy, objects);
      breakOne(objects.get(random.nextInt(objects.size())));
    }
    return copy;
  }

  private static void collect(JsonNode node, List<ObjectNode> objects) {
    if (node instanceof ObjectNode object) {
      objects.add(object);
    }
    node.elements().forEachRemaining(inner -> collect(inner, objects));
  }

  private void breakOne(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    names.removeAll(List.of("apiVersion", "kind"));
    if (names.isEmpty()) {
      object.set(one(NAMES), value());
      return;
    }
    String name = one(names);
    JsonNode old = object.get(name);
    switch (random.nextInt(7)) {
      case 0 -> object.set(misspelt(name), object.remove(name));
      case 1 -> object.remove(name);
      case 2 -> object.set(name, value());
      case 3 -> object.set(one(NAMES), value());
      case 4 -> object.set(name, JSON.textNode(old.asText().toLowerCase(Locale.ROOT) + "x"));
      case 5 -> object.set(name, JSON.arrayNode().add(old));
      default -> {
        if (old instanceof ArrayNode list && !list.isEmpty()) {
          list.set(random.nextInt(list.size()), value());
        } else {
          object.set(name, JSON.textNode(old.asText()));
        }
      }
    }
  }

  private String misspelt(String name) {
    return random.nextBoolean() ? name.toLowerCase(Locale.ROOT) + "s" : name + "x";
  }

  private JsonNode value() {
    return switch (random.nextInt(8)) {
      case 0 -> JSON.textNode("Always");
      case 1 -> JSON.textNode("");
      case 2 -> JSON.numberNode(random.nextInt(100));
      case 3 -> JSON.numberNode(2.5);
      case 4 -> JSON.booleanNode(random.nextBoolean());
      case 5 -> JSON.objectNode().put("a", "b");
      case 6 -> JSON.arrayNode().add("a");
      default -> JSON.objectNode();
    };
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
