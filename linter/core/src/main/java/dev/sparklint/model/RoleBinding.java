package dev.sparklint.model;

import java.util.List;

/**
 * A RoleBinding or ClusterRoleBinding.
 *
 * @param roleKind {@code Role} or {@code ClusterRole}
 * @param object the whole object
 */
public record RoleBinding(
    ObjectMeta meta, String roleKind, String roleName, List<Subject> subjects, Fields object) {

  public RoleBinding {
    subjects = List.copyOf(subjects);
  }

  /** Whom it binds; the namespace is empty when the manifest leaves it out. */
  public record Subject(String kind, String name, String namespace) {}
}
