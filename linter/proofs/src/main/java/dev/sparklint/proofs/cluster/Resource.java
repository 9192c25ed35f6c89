package dev.sparklint.proofs.cluster;

import org.jspecify.annotations.Nullable;

/** The resources that the API serves, by their kinds. */
enum Resource {
  CONFIG_MAP("", "v1", "configmaps", "ConfigMap"),
  EVENT("", "v1", "events", "Event"),
  NAMESPACE("", "v1", "namespaces", "Namespace"),
  PERSISTENT_VOLUME_CLAIM("", "v1", "persistentvolumeclaims", "PersistentVolumeClaim"),
  POD("", "v1", "pods", "Pod"),
  SECRET("", "v1", "secrets", "Secret"),
  SERVICE("", "v1", "services", "Service"),
  SERVICE_ACCOUNT("", "v1", "serviceaccounts", "ServiceAccount"),
  CRON_JOB("batch", "v1", "cronjobs", "CronJob"),
  DEPLOYMENT("apps", "v1", "deployments", "Deployment"),
  JOB("batch", "v1", "jobs", "Job"),
  STATEFUL_SET("apps", "v1", "statefulsets", "StatefulSet"),
  CLUSTER_ROLE("rbac.authorization.k8s.io", "v1", "clusterroles", "ClusterRole"),
  CLUSTER_ROLE_BINDING(
      "rbac.authorization.k8s.io", "v1", "clusterrolebindings", "ClusterRoleBinding"),
  ROLE("rbac.authorization.k8s.io", "v1", "roles", "Role"),
  ROLE_BINDING("rbac.authorization.k8s.io", "v1", "rolebindings", "RoleBinding");

  private final String group;
  private final String version;
  private final String plural;
  private final String kind;

  Resource(String group, String version, String plural, String kind) {
    this.group = group;
    this.version = version;
    this.plural = plural;
    this.kind = kind;
  }

  /** Its name in a path, such as {@code pods}. */
  String plural() {
    return plural;
  }

  String kind() {
    return kind;
  }

  String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  String group() {
    return group;
  }

  /** Whether its objects are in no namespace. */
  boolean clusterWide() {
    return this == NAMESPACE || this == CLUSTER_ROLE || this == CLUSTER_ROLE_BINDING;
  }

  static @Nullable Resource ofKind(String kind) {
    for (Resource resource : values()) {
      if (resource.kind.equals(kind)) {
        return resource;
      }
    }
    return null;
  }

  static @Nullable Resource ofPath(String group, String plural) {
    for (Resource resource : values()) {
      if (resource.group.equals(group) && resource.plural.equals(plural)) {
        return resource;
      }
    }
    return null;
  }
}
