package dev.sparklint.model;

import java.util.List;

/** Objects that say nothing of Spark and decide whether it runs. */
public record Neighbours(
    List<Service> services,
    List<ObjectMeta> serviceAccounts,
    List<Role> roles,
    List<RoleBinding> roleBindings) {

  public static final Neighbours NONE = new Neighbours(List.of(), List.of(), List.of(), List.of());

  public Neighbours {
    services = List.copyOf(services);
    serviceAccounts = List.copyOf(serviceAccounts);
    roles = List.copyOf(roles);
    roleBindings = List.copyOf(roleBindings);
  }

  int size() {
    int size = services.size() + serviceAccounts.size() + roleBindings.size();
    for (Role role : roles) {
      size += 1 + role.rules().size();
    }
    return size;
  }
}
