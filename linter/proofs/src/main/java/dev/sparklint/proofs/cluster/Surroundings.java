package dev.sparklint.proofs.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a cluster has besides the manifests at hand: the namespaces that are used, their default
 * accounts, and, unless it is left out, accounts that the manifests name without making them, with
 * the right to edit.
 */
final class Surroundings {

  private final ObjectStore store;
  private final boolean rights;
  private final Set<String> bound = new HashSet<>();
  private final Set<String> made = new HashSet<>();

  /**
   * Reads what there is.
   *
   * @param manifests all that is applied
   * @param rights whether accounts that no binding names may edit
   */
  Surroundings(ObjectStore store, List<ObjectNode> manifests, boolean rights) {
    this.store = store;
    this.rights = rights;
    for (ObjectNode object : manifests) {
      String kind = object.path("kind").asText();
      String namespace = object.at("/metadata/namespace").asText("default");
      if (kind.equals("ServiceAccount")) {
        made.add(namespace + "/" + object.at("/metadata/name").asText());
      }
      for (JsonNode subject : object.path("subjects")) {
        bound.add(
            subject.path("namespace").asText(namespace) + "/" + subject.path("name").asText());
      }
    }
  }

  /** Makes what an object needs and the manifests do not make. */
  void provide(Resource resource, String namespace, ObjectNode object) throws Refusal {
    synchronized (store) {
      if (!namespace.isEmpty() && isMissing(Resource.NAMESPACE, "", namespace)) {
        create(Resource.NAMESPACE, "", namespace);
        account(namespace, "default");
      }
      if (resource == Resource.POD) {
        String account = object.at("/spec/serviceAccountName").asText("default");
        if (rights && !made.contains(namespace + "/" + account)) {
          account(namespace, account);
        }
      }
      if (resource == Resource.SERVICE_ACCOUNT) {
        bind(namespace, object.at("/metadata/name").asText());
      }
    }
  }

  private void account(String namespace, String account) throws Refusal {
    if (isMissing(Resource.SERVICE_ACCOUNT, namespace, account)) {
      create(Resource.SERVICE_ACCOUNT, namespace, account);
      bind(namespace, account);
    }
  }

  private void bind(String namespace, String account) throws Refusal {
    if (!rights || !bound.add(namespace + "/" + account)) {
      return;
    }
    ObjectNode binding = object(namespace, "surroundings-" + account);
    binding.putObject("roleRef").put("kind", "ClusterRole").put("name", "edit");
    ObjectNode subject = binding.putArray("subjects").addObject();
    subject.put("kind", "ServiceAccount").put("name", account).put("namespace", namespace);
    store.create(Resource.ROLE_BINDING, binding);
  }

  private boolean isMissing(Resource resource, String namespace, String name) {
    return store.get(new ObjectStore.Key(resource, namespace, name)) == null;
  }

  private void create(Resource resource, String namespace, String name) throws Refusal {
    store.create(resource, object(namespace, name));
  }

  private static ObjectNode object(String namespace, String name) {
    ObjectNode object = Json.MAPPER.createObjectNode();
    ObjectNode metadata = object.putObject("metadata").put("name", name);
    if (!namespace.isEmpty()) {
      metadata.put("namespace", namespace);
    }
    return object;
  }
}
