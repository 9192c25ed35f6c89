package dev.sparklint.model;

import java.util.Map;

/**
 * An object that acts on pods: a NetworkPolicy, a PodDisruptionBudget, a HorizontalPodAutoscaler, a
 * ScaledObject of KEDA, a PersistentVolumeClaim.
 *
 * @param selector labels of the pods; empty when it has none of these or selects all
 * @param selectsAll whether its selector is there and empty: all pods of the namespace
 * @param target {@code Deployment/events} of an autoscaler; empty for others
 * @param object the whole object
 */
public record PodPolicy(
    ObjectMeta meta,
    Map<String, String> selector,
    boolean selectsAll,
    String target,
    Fields object) {

  public PodPolicy {
    selector = Map.copyOf(selector);
  }
}
