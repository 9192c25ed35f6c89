package dev.sparklint.proofs.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pods that Deployments, StatefulSets, Jobs and CronJobs make; each once, and for ever. */
final class Controllers {

  private Controllers() {}

  /** The pods of an object; one that is itself a pod is its own. */
  static List<ObjectNode> pods(ObjectNode object) {
    String kind = object.path("kind").asText();
    String name = object.at("/metadata/name").asText();
    String template = kind.equals("CronJob") ? "/spec/jobTemplate/spec/template" : "/spec/template";
    List<ObjectNode> pods = new ArrayList<>();
    switch (kind) {
      case "Pod" -> pods.add(object);
      case "Deployment" -> {
        for (int i = 0; i < object.at("/spec/replicas").asInt(1); i++) {
          addPod(
              object, template, name + "-7d9f8c6b5-" + "abcdefgh".charAt(i % 8) + "xk2" + i, pods);
        }
      }
      case "StatefulSet" -> {
        for (int i = 0; i < object.at("/spec/replicas").asInt(1); i++) {
          ObjectNode pod = addPod(object, template, name + "-" + i, pods);
          if (pod != null) {
            ObjectNode spec = pod.withObject("/spec");
            spec.put("hostname", name + "-" + i);
            spec.set("subdomain", object.at("/spec/serviceName"));
          }
        }
      }
      case "Job", "CronJob" -> addPod(object, template, name + "-x7k2p", pods);
      default -> {
        // Runs nothing.
      }
    }
    return pods;
  }

  /**
   * The pod that takes the place of one that is gone.
   *
   * @param asked the pod as it was asked for
   */
  static ObjectNode successor(ObjectNode asked, int number) {
    ObjectNode pod = asked.deepCopy();
    pod.remove("status");
    ObjectNode metadata = pod.withObject("/metadata");
    String name = metadata.path("name").asText();
    metadata.put("name", name.replaceFirst("-[^-]*$", "-next" + number));
    metadata.remove(List.of("uid", "resourceVersion", "creationTimestamp"));
    return pod;
  }

  private static @Nullable ObjectNode addPod(
      ObjectNode owner, String template, String name, List<ObjectNode> pods) {
    if (!(owner.at(template) instanceof ObjectNode written)) {
      return null;
    }
    ObjectNode pod = written.deepCopy();
    pod.put("apiVersion", "v1").put("kind", "Pod");
    ObjectNode metadata = pod.withObject("/metadata");
    metadata.put("name", name);
    JsonNode namespace = owner.at("/metadata/namespace");
    if (!namespace.isMissingNode()) {
      metadata.set("namespace", namespace);
    }
    pods.add(pod);
    return pod;
  }
}
