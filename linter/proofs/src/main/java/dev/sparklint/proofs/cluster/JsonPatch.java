package dev.sparklint.proofs.cluster;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Patches of RFC 6902, as far as clients of Spark send them: add, replace, remove. */
final class JsonPatch {

  private JsonPatch() {}

  static ObjectNode applied(ObjectNode object, JsonNode operations) {
    for (JsonNode operation : operations) {
      JsonPointer path = JsonPointer.compile(operation.path("path").asText());
      JsonNode parent = object.at(path.head());
      String field = path.last().getMatchingProperty();
      boolean remove = operation.path("op").asText().equals("remove");
      if (parent instanceof ObjectNode map) {
        if (remove) {
          map.remove(field);
        } else {
          map.set(field, operation.get("value"));
        }
      } else if (parent instanceof ArrayNode list && !remove) {
        list.add(operation.get("value"));
      }
    }
    return object;
  }
}
