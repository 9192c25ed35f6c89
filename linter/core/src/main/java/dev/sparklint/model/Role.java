package dev.sparklint.model;

import dev.sparklint.text.Located;
import java.util.List;

/**
 * A Role or ClusterRole.
 *
 * @param object the whole object
 */
public record Role(ObjectMeta meta, List<PolicyRule> rules, Fields object) {

  public Role {
    rules = List.copyOf(rules);
  }

  /** Leave for each verb on each resource; {@code resourceNames} is empty when all names count. */
  public record PolicyRule(
      List<Located<String>> apiGroups,
      List<Located<String>> resources,
      List<Located<String>> verbs,
      List<Located<String>> resourceNames) {

    public PolicyRule {
      apiGroups = List.copyOf(apiGroups);
      resources = List.copyOf(resources);
      verbs = List.copyOf(verbs);
      resourceNames = List.copyOf(resourceNames);
    }
  }
}
