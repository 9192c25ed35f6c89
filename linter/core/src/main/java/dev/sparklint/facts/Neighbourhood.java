package dev.sparklint.facts;

import dev.sparklint.model.FileModel;
import dev.sparklint.model.Neighbours;
import dev.sparklint.model.PodPolicy;
import dev.sparklint.model.PodWorkload;
import dev.sparklint.model.Role;
import dev.sparklint.model.RoleBinding;
import dev.sparklint.model.Service;
import dev.sparklint.model.ServiceAccount;
import dev.sparklint.model.Volume;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The objects of a tree that say nothing of Spark and decide whether it runs, found by their names
 * and by the labels that they select: a tree may hold thousands. What is found comes in the order
 * of the files.
 */
final class Neighbourhood {

  private static final String CLAIM = "PersistentVolumeClaim";

  /**
   * An object and the file that it stands in.
   *
   * @param order among all objects of its kind
   */
  record Placed<T>(T object, String path, int order) implements Comparable<Placed<T>> {
    @Override
    public int compareTo(Placed<T> other) {
      return Integer.compare(order, other.order);
    }
  }

  private final Map<String, List<Placed<Service>>> servicesByName = new HashMap<>();
  private final Map<String, List<Placed<Service>>> servicesByLabel = new HashMap<>();
  private final List<Placed<Service>> sparkServices = new ArrayList<>();
  private final List<Placed<ServiceAccount>> accounts = new ArrayList<>();
  private final Map<String, List<Placed<ServiceAccount>>> accountsByName = new HashMap<>();
  private final Map<String, List<Placed<Role>>> rolesByName = new HashMap<>();
  private final Map<String, List<Placed<RoleBinding>>> bindingsByAccount = new HashMap<>();
  private final List<Placed<RoleBinding>> bindingsOfGroups = new ArrayList<>();
  private final Map<String, List<Placed<PodPolicy>>> policiesByTarget = new HashMap<>();
  private final Map<String, List<Placed<PodPolicy>>> policiesByLabel = new HashMap<>();
  private final Map<String, List<Placed<PodPolicy>>> claimsByName = new HashMap<>();
  private final List<Placed<PodPolicy>> policiesOfAll = new ArrayList<>();
  private int count;

  Neighbourhood(List<FileModel> files) {
    for (FileModel file : files) {
      if (!file.neighbours().isEmpty()) {
        add(file.neighbours(), file.path());
      }
    }
  }

  private void add(Neighbours neighbours, String path) {
    for (Service service : neighbours.services()) {
      Placed<Service> placed = new Placed<>(service, path, count++);
      add(servicesByName, service.meta().name(), placed);
      if (!service.selector().isEmpty()) {
        add(servicesByLabel, anyLabel(service.selector()), placed);
      }
      if (service.meta().name().startsWith("spark-")) {
        sparkServices.add(placed);
      }
    }
    for (ServiceAccount account : neighbours.serviceAccounts()) {
      Placed<ServiceAccount> placed = new Placed<>(account, path, count++);
      accounts.add(placed);
      add(accountsByName, account.meta().name(), placed);
    }
    for (Role role : neighbours.roles()) {
      add(rolesByName, role.meta().name(), new Placed<>(role, path, count++));
    }
    for (RoleBinding binding : neighbours.roleBindings()) {
      add(new Placed<>(binding, path, count++));
    }
    for (PodPolicy policy : neighbours.policies()) {
      addPolicy(new Placed<>(policy, path, count++));
    }
  }

  private void add(Placed<RoleBinding> binding) {
    Set<String> names = new LinkedHashSet<>();
    boolean group = false;
    for (RoleBinding.Subject subject : binding.object().subjects()) {
      group |= subject.kind().equals("Group");
      names.add(subject.name());
    }
    if (group) {
      bindingsOfGroups.add(binding);
      return;
    }
    for (String name : names) {
      add(bindingsByAccount, name, binding);
    }
  }

  private void addPolicy(Placed<PodPolicy> placed) {
    PodPolicy policy = placed.object();
    if (policy.meta().kind().equals(CLAIM)) {
      add(claimsByName, policy.meta().name(), placed);
    } else if (!policy.target().isEmpty()) {
      add(policiesByTarget, policy.target(), placed);
    } else if (policy.selectsAll()) {
      policiesOfAll.add(placed);
    } else if (!policy.selector().isEmpty()) {
      add(policiesByLabel, anyLabel(policy.selector()), placed);
    }
  }

  /** One of the labels; pods that all of them select have it, too. */
  private static String anyLabel(Map<String, String> selector) {
    Map.Entry<String, String> first = selector.entrySet().iterator().next();
    return first.getKey() + '=' + first.getValue();
  }

  private static <T> void add(Map<String, List<T>> index, String name, T value) {
    List<T> same = index.get(name);
    if (same == null) {
      same = new ArrayList<>(1);
      index.put(name, same);
    }
    same.add(value);
  }

  List<Placed<Service>> servicesNamed(String name) {
    return servicesByName.getOrDefault(name, List.of());
  }

  /** Services that lead to pods with these labels. */
  List<Placed<Service>> servicesFor(Map<String, String> labels) {
    List<Placed<Service>> found = new ArrayList<>();
    for (Map.Entry<String, String> label : labels.entrySet()) {
      String key = label.getKey() + '=' + label.getValue();
      for (Placed<Service> service : servicesByLabel.getOrDefault(key, List.of())) {
        if (Neighbour.selects(service.object().selector(), labels)) {
          found.add(service);
        }
      }
    }
    Collections.sort(found);
    return found;
  }

  /** Services whose names read as variables of Spark. */
  List<Placed<Service>> sparkServices() {
    return sparkServices;
  }

  List<Placed<ServiceAccount>> accounts() {
    return accounts;
  }

  List<Placed<ServiceAccount>> accountsNamed(String name) {
    return accountsByName.getOrDefault(name, List.of());
  }

  List<Placed<Role>> rolesNamed(String name) {
    return rolesByName.getOrDefault(name, List.of());
  }

  /** Bindings of an account, or of a group that it may be in. */
  List<Placed<RoleBinding>> bindings(String account) {
    List<Placed<RoleBinding>> own = bindingsByAccount.getOrDefault(account, List.of());
    if (bindingsOfGroups.isEmpty()) {
      return own;
    }
    List<Placed<RoleBinding>> all = new ArrayList<>(own);
    all.addAll(bindingsOfGroups);
    Collections.sort(all);
    return all;
  }

  /** What selects, scales or stores for the pods. */
  List<Placed<PodPolicy>> policiesFor(PodWorkload pods) {
    String owner = pods.meta().kind() + "/" + pods.meta().name();
    List<Placed<PodPolicy>> found = new ArrayList<>(policiesOfAll);
    found.addAll(policiesByTarget.getOrDefault(owner, List.of()));
    for (Map.Entry<String, String> label : pods.labels().entrySet()) {
      String key = label.getKey() + '=' + label.getValue();
      for (Placed<PodPolicy> policy : policiesByLabel.getOrDefault(key, List.of())) {
        if (Neighbour.selects(policy.object().selector(), pods.labels())) {
          found.add(policy);
        }
      }
    }
    Set<String> claims = new LinkedHashSet<>();
    for (Volume volume : pods.volumes()) {
      if (volume.kind().equals("persistentVolumeClaim") && claims.add(volume.source())) {
        found.addAll(claims(volume.source()));
      }
    }
    Collections.sort(found);
    return found;
  }

  /** PersistentVolumeClaims of a name. */
  List<Placed<PodPolicy>> claims(String name) {
    return claimsByName.getOrDefault(name, List.of());
  }
}
