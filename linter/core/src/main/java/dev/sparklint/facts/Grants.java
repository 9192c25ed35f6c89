package dev.sparklint.facts;

import dev.sparklint.model.ObjectMeta;
import dev.sparklint.model.Role;
import dev.sparklint.model.RoleBinding;
import dev.sparklint.text.Located;
import dev.sparklint.text.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Roles let a service account do.
 *
 * @param role the first of the Roles
 * @param open why it may be allowed more than is seen; null when all is seen
 */
record Grants(List<Role.PolicyRule> rules, @Nullable Place role, @Nullable String open) {

  /** Cluster roles that come with Kubernetes, and may do all that Spark needs. */
  private static final List<String> BROAD = List.of("cluster-admin", "admin", "edit");

  static Grants unknown(String reason) {
    return new Grants(List.of(), null, reason);
  }

  /**
   * Follows the bindings of an account to their roles.
   *
   * @param namespace of the account; empty when the manifest leaves it out
   * @param path of the file that names the account
   */
  static Grants of(TreeFiles files, String account, String namespace, String path) {
    List<Role.PolicyRule> rules = new ArrayList<>();
    Place first = null;
    String open = "no RoleBinding for " + account + " is among these files";
    for (Neighbourhood.Placed<RoleBinding> placed : files.neighbourhood().bindings(account)) {
      RoleBinding binding = placed.object();
      if (Nearness.of(placed.path(), path) >= 0 && binds(binding, account, namespace)) {
        Role role = role(files.neighbourhood(), binding, placed.path());
        boolean broad = BROAD.contains(binding.roleName());
        if (role == null && !broad) {
          return unknown(
              binding.roleKind() + " " + binding.roleName() + " is not among these files");
        }
        rules.addAll(role == null ? List.of(everything(binding)) : role.rules());
        first = first == null && role != null ? role.meta().place() : first;
        open = null;
      }
    }
    return new Grants(rules, first, open);
  }

  private static boolean binds(RoleBinding binding, String account, String namespace) {
    for (RoleBinding.Subject subject : binding.subjects()) {
      boolean named = subject.kind().equals("ServiceAccount") && subject.name().equals(account);
      if ((named && isOf(binding, subject, namespace)) || subject.kind().equals("Group")) {
        return true;
      }
    }
    return false;
  }

  /** Whether a subject is in that namespace, as far as both say; its binding's is its default. */
  static boolean isOf(RoleBinding binding, RoleBinding.Subject subject, String namespace) {
    String own = subject.namespace().isEmpty() ? binding.meta().namespace() : subject.namespace();
    boolean open = !Placeholders.find(own + namespace).isEmpty();
    return own.equals(namespace) || own.isEmpty() || namespace.isEmpty() || open;
  }

  /** The role that a binding names; null when it is not among these files. */
  static @Nullable Role role(Neighbourhood neighbourhood, RoleBinding binding, String path) {
    Role best = null;
    int bestNearness = -1;
    for (Neighbourhood.Placed<Role> role : neighbourhood.rolesNamed(binding.roleName())) {
      int near = Nearness.of(role.path(), path);
      if (near > bestNearness && isMeant(role.object().meta(), binding)) {
        best = role.object();
        bestNearness = near;
      }
    }
    return best;
  }

  private static boolean isMeant(ObjectMeta role, RoleBinding binding) {
    boolean everywhere = role.kind().equals("ClusterRole");
    String namespace = binding.meta().namespace();
    boolean same =
        everywhere
            || role.namespace().equals(namespace)
            || role.namespace().isEmpty()
            || namespace.isEmpty();
    return role.kind().equals(binding.roleKind()) && role.name().equals(binding.roleName()) && same;
  }

  private static Role.PolicyRule everything(RoleBinding binding) {
    List<Located<String>> all = List.of(new Located<>("*", binding.meta().place()));
    return new Role.PolicyRule(all, all, all, List.of());
  }

  /** The resource in the rule that is about it, else the Role; null when no Role is seen. */
  @Nullable Place placeOf(String group, String resource) {
    for (Role.PolicyRule rule : rules) {
      if (Boolean.TRUE.equals(contains(rule.apiGroups(), group))) {
        for (Located<String> named : rule.resources()) {
          if (named.value().equals(resource)) {
            return named.place();
          }
        }
      }
    }
    return role;
  }

  /** Whether a rule allows the verb; unknown when a rule is templated or may be elsewhere. */
  Effective<Boolean> holds(String group, String resource, String verb) {
    boolean templated = false;
    for (Role.PolicyRule rule : rules) {
      if (rule.resourceNames().isEmpty()) {
        Boolean groups = contains(rule.apiGroups(), group);
        Boolean resources = contains(rule.resources(), resource);
        Boolean verbs = contains(rule.verbs(), verb);
        boolean no = isFalse(groups) || isFalse(resources) || isFalse(verbs);
        if (!no && groups != null && resources != null && verbs != null) {
          return new Effective.Defaulted<>(true, "a Role allows it");
        }
        templated |= !no;
      }
    }
    if (open != null) {
      return new Effective.Unknown<>(open);
    }
    return templated
        ? new Effective.Unknown<>("a part of a Role is not known")
        : new Effective.Defaulted<>(false, "no Role allows it");
  }

  private static boolean isFalse(@Nullable Boolean value) {
    return value != null && !value;
  }

  /** Null when an item that is not known may be it. */
  private static @Nullable Boolean contains(List<Located<String>> items, String word) {
    boolean open = false;
    for (Located<String> item : items) {
      if (item.value().equals(word) || item.value().equals("*")) {
        return true;
      }
      open |= !Placeholders.find(item.value()).isEmpty();
    }
    return open ? null : false;
  }
}
