package dev.sparklint.proofs.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Who may do what: the roles and bindings of the cluster, as its RBAC authorizer reads them. */
final class Rights {

  /** May do all, as the person who submits from outside does. */
  static final String ADMIN = "kubernetes-admin";

  /** Roles that every cluster has; of what is served here, both may change the same. */
  private static final List<String> EDITORS = List.of("edit", "admin");

  private static final List<String> READ = List.of("get", "list", "watch");
  private static final List<String> WRITE =
      List.of("create", "delete", "deletecollection", "patch", "update");

  private final ObjectStore store;

  Rights(ObjectStore store) {
    this.store = store;
  }

  /** Refuses what nothing allows, in the API server's words. */
  void check(String user, Request request) throws Refusal {
    if (!allows(user, request)) {
      String name = request.name().isEmpty() ? "" : " \"" + request.name() + "\"";
      String scope =
          request.namespace().isEmpty()
              ? " at the cluster scope"
              : " in the namespace \"" + request.namespace() + "\"";
      throw new Refusal(
          403,
          "Forbidden",
          request.resource().plural()
              + name
              + " is forbidden: User \""
              + user
              + "\" cannot "
              + request.verb()
              + " resource \""
              + request.qualified()
              + "\" in API group \""
              + request.group()
              + "\""
              + scope);
    }
  }

  private boolean allows(String user, Request request) {
    if (user.equals(ADMIN)) {
      return true;
    }
    for (ObjectNode binding : store.list(Resource.CLUSTER_ROLE_BINDING, "")) {
      if (binds(binding, user) && allows(binding, "", request)) {
        return true;
      }
    }
    if (!request.namespace().isEmpty()) {
      for (ObjectNode binding : store.list(Resource.ROLE_BINDING, request.namespace())) {
        if (binds(binding, user) && allows(binding, request.namespace(), request)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean binds(ObjectNode binding, String user) {
    String own = binding.at("/metadata/namespace").asText();
    for (JsonNode subject : binding.path("subjects")) {
      String name = subject.path("name").asText();
      String namespace = subject.path("namespace").asText(own);
      boolean bound =
          switch (subject.path("kind").asText()) {
            case "ServiceAccount" -> user.equals("system:serviceaccount:" + namespace + ":" + name);
            case "Group" ->
                name.equals("system:authenticated")
                    || (name.equals("system:serviceaccounts")
                        && user.startsWith("system:serviceaccount:"))
                    || user.startsWith(name.replace("serviceaccounts", "serviceaccount") + ":");
            default -> user.equals(name);
          };
      if (bound) {
        return true;
      }
    }
    return false;
  }

  private boolean allows(ObjectNode binding, String namespace, Request request) {
    String name = binding.at("/roleRef/name").asText();
    boolean clusterRole = binding.at("/roleRef/kind").asText().equals("ClusterRole");
    ObjectStore.Key key =
        clusterRole
            ? new ObjectStore.Key(Resource.CLUSTER_ROLE, "", name)
            : new ObjectStore.Key(Resource.ROLE, namespace, name);
    ObjectNode role = store.get(key);
    if (role == null) {
      return clusterRole && isBuiltIn(name, request);
    }
    for (JsonNode rule : role.path("rules")) {
      boolean named =
          !rule.has("resourceNames") || Json.names(rule.path("resourceNames"), request.name());
      if (named
          && Json.names(rule.path("apiGroups"), request.group())
          && Json.names(rule.path("resources"), request.qualified())
          && Json.names(rule.path("verbs"), request.verb())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBuiltIn(String name, Request request) {
    boolean read = READ.contains(request.verb());
    boolean rbac = request.group().equals("rbac.authorization.k8s.io");
    return name.equals("cluster-admin")
        || (!rbac && EDITORS.contains(name) && (read || WRITE.contains(request.verb())))
        || (!rbac && name.equals("view") && read && request.resource() != Resource.SECRET);
  }
}
