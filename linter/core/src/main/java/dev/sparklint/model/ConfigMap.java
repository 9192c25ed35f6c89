package dev.sparklint.model;

import java.util.Map;

/**
 * A ConfigMap.
 *
 * @param data each data key with the Spark settings in its text; none when it holds something else
 * @param scripts each data key that holds a shell script
 */
public record ConfigMap(ObjectMeta meta, Map<String, Conf> data, Map<String, Script> scripts) {

  public ConfigMap {
    data = Map.copyOf(data);
    scripts = Map.copyOf(scripts);
  }

  int size() {
    int size = 1 + data.size();
    for (Script script : scripts.values()) {
      size += script.size();
    }
    return size;
  }
}
