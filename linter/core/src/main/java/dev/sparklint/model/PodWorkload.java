package dev.sparklint.model;

import java.util.List;
import java.util.Map;

/**
 * An object that runs pods: a Pod, or a Deployment, StatefulSet, DaemonSet, ReplicaSet, Job or
 * CronJob with its pod template.
 *
 * @param configMapVolumes volumes that show a ConfigMap, by volume name
 */
public record PodWorkload(
    ObjectMeta meta, List<Container> containers, Map<String, ConfigMapVolume> configMapVolumes) {

  public PodWorkload {
    containers = List.copyOf(containers);
    configMapVolumes = Map.copyOf(configMapVolumes);
  }

  /**
   * A volume made of a ConfigMap.
   *
   * @param items file name by data key; empty when every key is a file of its own name
   */
  public record ConfigMapVolume(String configMap, Map<String, String> items) {
    public ConfigMapVolume {
      items = Map.copyOf(items);
    }
  }
}
