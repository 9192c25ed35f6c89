package dev.sparklint.helm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values as JSON, put together from single ones. */
final class ValuesTree {

  private final Map<String, Object> root = new LinkedHashMap<>();

  /**
   * Sets one value; what is there already stays.
   *
   * @param json the value, as JSON
   */
  void put(List<String> keys, String json) {
    Map<String, Object> map = root;
    for (String key : keys.subList(0, keys.size() - 1)) {
      Object inner = map.computeIfAbsent(key, unused -> new LinkedHashMap<String, Object>());
      if (!(inner instanceof Map<?, ?>)) {
        return;
      }
      @SuppressWarnings("unchecked") // only maps like this one are put
      Map<String, Object> next = (Map<String, Object>) inner;
      map = next;
    }
    map.putIfAbsent(keys.get(keys.size() - 1), json);
  }

  String json() {
    return json(root);
  }

  private static String json(Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      return (String) value;
    }
    StringBuilder out = new StringBuilder("{");
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.append(out.length() > 1 ? ", " : "").append(Json.quoted((String) entry.getKey()));
      out.append(": ").append(json(entry.getValue()));
    }
    return out.append('}').toString();
  }
}
