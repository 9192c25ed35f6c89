package dev.sparklint.proofs.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the API server looks at before it takes an object. */
final class Admission {

  private static final Pattern DNS_SUBDOMAIN =
      Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");
  private static final Pattern DNS_1035 = Pattern.compile("[a-z]([a-z0-9-]*[a-z0-9])?");
  private static final Pattern LABEL = Pattern.compile("(([A-Za-z0-9][\\w.-]*)?[A-Za-z0-9])?");
  private static final int LONGEST_LABEL = 63;
  private static final int LONGEST_NAME = 253;
  private static final int HIGHEST_PORT = 65_535;

  private final ObjectStore store;

  Admission(ObjectStore store) {
    this.store = store;
  }

  /** Refuses what the API server refuses, in its words. */
  void check(Request request, ObjectNode object) throws Refusal {
    Resource resource = request.resource();
    String name = object.at("/metadata/name").asText();
    String namespace = request.namespace();
    if (!namespace.isEmpty()
        && store.get(new ObjectStore.Key(Resource.NAMESPACE, "", namespace)) == null) {
      throw Refusal.notFound(Resource.NAMESPACE, namespace);
    }
    if (!object.at("/metadata/namespace").asText(namespace).equals(namespace)) {
      throw new Refusal(
          400,
          "BadRequest",
          "the namespace of the provided object does not match the namespace sent on the request");
    }
    checkName(resource, name);
    checkLabels(resource, name, object.at("/metadata/labels"));
    if (resource == Resource.POD) {
      checkPod(namespace, name, object);
    }
    if (resource == Resource.SERVICE) {
      checkPorts(resource, name, object.at("/spec/ports"), "spec.ports", "port");
    }
  }

  private static void checkName(Resource resource, String name) throws Refusal {
    boolean service = resource == Resource.SERVICE;
    boolean fits = (service ? DNS_1035 : DNS_SUBDOMAIN).matcher(name).matches();
    if (!fits || name.length() > (service ? LONGEST_LABEL : LONGEST_NAME)) {
      String rule = service ? "a DNS-1035 label" : "a lowercase RFC 1123 subdomain";
      throw Refusal.invalid(
          resource, name, "metadata.name: Invalid value: \"" + name + "\": " + rule + " must …");
    }
  }

  private static void checkLabels(Resource resource, String name, JsonNode labels) throws Refusal {
    for (var label : labels.properties()) {
      String value = label.getValue().asText();
      if (value.length() > LONGEST_LABEL || !LABEL.matcher(value).matches()) {
        throw Refusal.invalid(
            resource, name, "metadata.labels: Invalid value: \"" + value + "\": a valid label …");
      }
    }
  }

  private void checkPod(String namespace, String name, ObjectNode pod) throws Refusal {
    String account = pod.at("/spec/serviceAccountName").asText("default");
    if (store.get(new ObjectStore.Key(Resource.SERVICE_ACCOUNT, namespace, account)) == null) {
      throw new Refusal(
          403,
          "Forbidden",
          "pods \""
              + name
              + "\" is forbidden: error looking up service account "
              + namespace
              + "/"
              + account
              + ": serviceaccount \""
              + account
              + "\" not found");
    }
    Set<String> volumes = new HashSet<>();
    for (JsonNode volume : pod.at("/spec/volumes")) {
      if (!volumes.add(volume.path("name").asText())) {
        throw invalidPod(name, "spec.volumes[…].name: Duplicate value", volume.path("name"));
      }
    }
    int index = 0;
    for (JsonNode container : pod.at("/spec/containers")) {
      checkContainer(name, "spec.containers[" + index++ + "]", container, volumes);
    }
  }

  private void checkContainer(String pod, String path, JsonNode container, Set<String> volumes)
      throws Refusal {
    Set<String> paths = new HashSet<>();
    for (JsonNode mount : container.path("volumeMounts")) {
      String volume = mount.path("name").asText();
      if (!volumes.contains(volume)) {
        throw invalidPod(pod, path + ".volumeMounts[…].name: Not found", mount.path("name"));
      }
      if (!paths.add(mount.path("mountPath").asText())) {
        throw invalidPod(
            pod,
            path + ".volumeMounts[…].mountPath: Invalid value",
            mount.path("mountPath"),
            ": must be unique");
      }
    }
    checkPorts(Resource.POD, pod, container.path("ports"), path + ".ports", "containerPort");
    for (String resource : List.of("cpu", "memory")) {
      JsonNode request = container.at("/resources/requests/" + resource);
      JsonNode limit = container.at("/resources/limits/" + resource);
      BigDecimal asked = quantity(pod, path + ".resources.requests", request);
      BigDecimal most = quantity(pod, path + ".resources.limits", limit);
      if (asked != null && most != null && asked.compareTo(most) > 0) {
        throw invalidPod(
            pod,
            path + ".resources.requests: Invalid value",
            request,
            ": must be less than or equal to " + resource + " limit of " + limit.asText());
      }
    }
  }

  private static @Nullable BigDecimal quantity(String pod, String path, JsonNode value)
      throws Refusal {
    if (value.isMissingNode()) {
      return null;
    }
    BigDecimal quantity = Quantity.of(value.asText());
    if (quantity == null) {
      throw new Refusal(
          400,
          "BadRequest",
          "Pod \""
              + pod
              + "\" in version \"v1\" cannot be handled as a Pod: quantities must match the"
              + " regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
    }
    if (quantity.signum() < 0) {
      throw invalidPod(
          pod, path + ": Invalid value", value, ": must be greater than or equal to 0");
    }
    return quantity;
  }

  private static void checkPorts(
      Resource resource, String name, JsonNode ports, String path, String field) throws Refusal {
    Set<String> names = new HashSet<>();
    Set<String> numbers = new HashSet<>();
    int index = 0;
    for (JsonNode port : ports) {
      String here = path + "[" + index++ + "]";
      int number = port.path(field).asInt();
      if (number < 1 || number > HIGHEST_PORT) {
        throw Refusal.invalid(
            resource,
            name,
            here
                + "."
                + field
                + ": Invalid value: "
                + number
                + ": must be between 1 and 65535, inclusive");
      }
      String protocol = port.path("protocol").asText("TCP");
      if (resource == Resource.SERVICE && !numbers.add(protocol + number)) {
        String value = "{\"protocol\":\"" + protocol + "\",\"port\":" + number + "}";
        throw Refusal.invalid(resource, name, here + ": Duplicate value: " + value);
      }
      if (resource == Resource.SERVICE && !names.add(port.path("name").asText())) {
        throw Refusal.invalid(resource, name, here + ".name: Required value");
      }
    }
  }

  private static Refusal invalidPod(String pod, String what, JsonNode value, String... because) {
    return Refusal.invalid(
        Resource.POD, pod, what + ": \"" + value.asText() + "\"" + String.join("", because));
  }
}
