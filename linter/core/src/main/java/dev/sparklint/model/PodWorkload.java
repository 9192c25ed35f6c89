package dev.sparklint.model;

import dev.sparklint.text.Located;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object that runs pods: a Pod, or a Deployment, StatefulSet, DaemonSet, ReplicaSet, Job or
 * CronJob with its pod template.
 *
 * @param labels of its pods
 * @param serviceAccountName null when the pods leave it to the namespace's default
 * @param configMapVolumes volumes that show a ConfigMap, by volume name
 * @param object the whole object
 * @param template its pod template, {@code metadata} and {@code spec}; the object itself for a Pod
 */
public record PodWorkload(
    ObjectMeta meta,
    Map<String, String> labels,
    @Nullable Located<String> serviceAccountName,
    List<Container> containers,
    List<Volume> volumes,
    Map<String, ConfigMapVolume> configMapVolumes,
    Fields object,
    Fields template) {

  public PodWorkload {
    labels = Map.copyOf(labels);
    containers = List.copyOf(containers);
    volumes = List.copyOf(volumes);
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
