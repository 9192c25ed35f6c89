package dev.sparklint.model;

import dev.sparklint.text.Located;
import java.util.Map;

/**
 * A ConfigMap.
 *
 * @param data each data key with the Spark settings in its text; none when it holds something else
 * @param scripts each data key that holds a shell script
 * @param values each data key with a text short enough for an environment variable
 * @param object the whole object
 */
public record ConfigMap(
    ObjectMeta meta,
    Map<String, Conf> data,
    Map<String, Script> scripts,
    Map<String, Located<String>> values,
    Fields object) {

  public ConfigMap {
    data = Map.copyOf(data);
    scripts = Map.copyOf(scripts);
    values = Map.copyOf(values);
  }

  int size() {
    int size = 1 + data.size() + values.size();
    for (Script script : scripts.values()) {
      size += script.size();
    }
    return size;
  }
}
