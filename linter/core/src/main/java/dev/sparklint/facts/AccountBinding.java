package dev.sparklint.facts;

import dev.sparklint.model.Role;
import dev.sparklint.model.RoleBinding;
import dev.sparklint.text.Located;
import dev.sparklint.text.Place;
import java.util.ArrayList;
import java.util.List;

/** A RoleBinding that names the driver's service account. */
@Doc("A RoleBinding that names the driver's service account, in the right namespace or another")
public record AccountBinding(
    @Doc("RoleBinding or ClusterRoleBinding") String kind,
    @Doc("Role or ClusterRole") String roleKind,
    @Doc("the name of the role") Effective<String> roleName,
    @Doc("the namespace that its subject names; empty when it names none")
        Effective<String> subjectNamespace,
    @Doc("whether it binds this very account") boolean binds,
    @Doc("whether the role lets do everything: cluster-admin, admin, or a rule with only *")
        boolean broad,
    Place place)
    implements Fact {

  private static final List<String> BROAD = List.of("cluster-admin", "admin");

  /**
   * The bindings with a subject of that name.
   *
   * @param namespace of the account; empty when the manifest leaves it out
   * @param path of the file that names the account
   */
  static List<AccountBinding> of(TreeFiles files, String account, String namespace, String path) {
    List<AccountBinding> found = new ArrayList<>();
    for (Neighbourhood.Placed<RoleBinding> placed : files.neighbourhood().bindings(account)) {
      RoleBinding binding = placed.object();
      if (Nearness.of(placed.path(), path) >= 0) {
        for (int i = 0; i < binding.subjects().size(); i++) {
          RoleBinding.Subject subject = binding.subjects().get(i);
          if (subject.kind().equals("ServiceAccount") && subject.name().equals(account)) {
            AccountBinding bound = of(files.neighbourhood(), placed, i, namespace);
            if (bound.binds() || Nearness.areTogether(placed.path(), path)) {
              found.add(bound);
            }
          }
        }
      }
    }
    return found;
  }

  private static AccountBinding of(
      Neighbourhood neighbourhood,
      Neighbourhood.Placed<RoleBinding> placed,
      int index,
      String namespace) {
    RoleBinding binding = placed.object();
    RoleBinding.Subject subject = binding.subjects().get(index);
    Place place = binding.meta().place();
    Located<String> written = binding.object().items("subjects").get(index).get("namespace");
    Located<String> role = binding.object().get("roleRef.name");
    Role known = Grants.role(neighbourhood, binding, placed.path());
    return new AccountBinding(
        binding.meta().kind(),
        binding.roleKind(),
        role == null ? new Effective.Unset<>() : Placeholders.effective(role),
        written == null ? new Effective.Unset<>() : Placeholders.effective(written),
        Grants.isOf(binding, subject, namespace),
        BROAD.contains(binding.roleName()) || (known != null && allowsEverything(known)),
        place);
  }

  private static boolean allowsEverything(Role role) {
    for (Role.PolicyRule rule : role.rules()) {
      if (isAll(rule.apiGroups()) && isAll(rule.resources()) && isAll(rule.verbs())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAll(List<Located<String>> items) {
    return items.size() == 1 && items.get(0).value().equals("*");
  }

  @Override
  public Object field(String field) {
    return switch (field) {
      case "kind" -> kind;
      case "roleKind" -> roleKind;
      case "roleName" -> roleName;
      case "subjectNamespace" -> subjectNamespace;
      case "binds" -> binds;
      case "broad" -> broad;
      default -> throw new IllegalArgumentException(field);
    };
  }
}
