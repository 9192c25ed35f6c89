package dev.sparklint.model;

import java.util.Map;

/**
 * A ConfigMap.
 *
 * @param data each data key with the Spark settings in its text; none when it holds something else
 */
public record ConfigMap(ObjectMeta meta, Map<String, Conf> data) {

  public ConfigMap {
    data = Map.copyOf(data);
  }
}
