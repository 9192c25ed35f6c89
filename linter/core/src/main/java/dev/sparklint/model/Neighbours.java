package dev.sparklint.model;

import java.util.List;

/** Objects that say nothing of Spark and decide whether it runs. */
public record Neighbours(
    List<Service> services,
    List<ServiceAccount> serviceAccounts,
    List<Role> roles,
    List<RoleBinding> roleBindings,
    List<PodPolicy> policies) {

  public static final Neighbours NONE =
      new Neighbours(List.of(), List.of(), List.of(), List.of(), List.of());

  public Neighbours {
    services = List.copyOf(services);
    serviceAccounts = List.copyOf(serviceAccounts);
    roles = List.copyOf(roles);
    roleBindings = List.copyOf(roleBindings);
    policies = List.copyOf(policies);
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return services.isEmpty()
        && serviceAccounts.isEmpty()
        && roles.isEmpty()
        && roleBindings.isEmpty()
        && policies.isEmpty();
  }

  int size() {
    int size = services.size() + serviceAccounts.size() + roleBindings.size() + policies.size();
    for (Role role : roles) {
      size += 1 + role.rules().size();
    }
    return size;
  }
}
