package dev.sparklint.read;

import dev.sparklint.model.Neighbours;
import dev.sparklint.model.ObjectMeta;
import dev.sparklint.model.PodPolicy;
import dev.sparklint.model.Role;
import dev.sparklint.model.RoleBinding;
import dev.sparklint.model.Service;
import dev.sparklint.model.ServiceAccount;
import dev.sparklint.read.yaml.YamlEntry;
import dev.sparklint.read.yaml.YamlMapping;
import dev.sparklint.text.Located;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads Services and what gives rights to pods. */
final class NeighbourReader {

  private final ManifestReader manifests;
  private final List<Service> services = new ArrayList<>();
  private final List<ServiceAccount> serviceAccounts = new ArrayList<>();
  private final List<Role> roles = new ArrayList<>();
  private final List<RoleBinding> roleBindings = new ArrayList<>();
  private final List<PodPolicy> policies = new ArrayList<>();

  NeighbourReader(ManifestReader manifests) {
    this.manifests = manifests;
  }

  Neighbours neighbours() {
    return new Neighbours(services, serviceAccounts, roles, roleBindings, policies);
  }

  /** Reads the object, if it is of one of the kinds; says whether it is. */
  boolean read(String apiVersion, String kind, YamlMapping object) {
    boolean core = apiVersion.equals("v1");
    boolean rbac = apiVersion.startsWith("rbac.authorization.k8s.io/");
    ObjectMeta meta = manifests.meta(object, kind);
    if (core && kind.equals("Service")) {
      readService(meta, object);
    } else if (core && kind.equals("ServiceAccount")) {
      serviceAccounts.add(new ServiceAccount(meta, manifests.fields(object)));
    } else if (rbac && (kind.equals("Role") || kind.equals("ClusterRole"))) {
      readRole(meta, object);
    } else if (rbac && (kind.equals("RoleBinding") || kind.equals("ClusterRoleBinding"))) {
      readBinding(meta, object);
    } else if (isPolicy(apiVersion, kind)) {
      readPolicy(meta, object);
    } else {
      return false;
    }
    return true;
  }

  private static boolean isPolicy(String apiVersion, String kind) {
    return switch (kind) {
      case "NetworkPolicy" -> apiVersion.startsWith("networking.k8s.io/");
      case "PodDisruptionBudget" -> apiVersion.startsWith("policy/");
      case "HorizontalPodAutoscaler" -> apiVersion.startsWith("autoscaling/");
      case "PersistentVolumeClaim" -> apiVersion.equals("v1");
      case "ScaledObject" -> apiVersion.startsWith("keda.sh/");
      default -> false;
    };
  }

  private void readPolicy(ObjectMeta meta, YamlMapping object) {
    YamlMapping spec = ManifestReader.mapping(object, "spec");
    boolean network = meta.kind().equals("NetworkPolicy");
    YamlMapping selector = ManifestReader.mapping(spec, network ? "podSelector" : "selector");
    YamlMapping target = ManifestReader.mapping(spec, "scaleTargetRef");
    boolean all = network && selector != null && selector.effectiveEntries().isEmpty();
    // an expression may leave out what the labels let in: then it is not known to select
    boolean plain = selector != null && selector.get("matchExpressions") == null;
    policies.add(
        new PodPolicy(
            meta,
            plain ? texts(ManifestReader.mapping(selector, "matchLabels")) : Map.of(),
            all,
            target == null ? "" : target(target),
            manifests.fields(object)));
  }

  /** KEDA takes a Deployment where no kind is given. */
  private static String target(YamlMapping target) {
    String kind = ManifestReader.text(target.get("kind"));
    return (kind.isEmpty() ? "Deployment" : kind) + "/" + ManifestReader.text(target.get("name"));
  }

  private void readService(ObjectMeta meta, YamlMapping object) {
    YamlMapping spec = ManifestReader.mapping(object, "spec");
    List<Service.Port> ports = new ArrayList<>();
    for (YamlMapping port : ManifestReader.mappings(spec == null ? null : spec.get("ports"))) {
      ports.add(
          new Service.Port(
              ManifestReader.text(port.get("name")),
              manifests.located(port.get("port")),
              manifests.located(port.get("targetPort"))));
    }
    Located<String> clusterIp = spec == null ? null : manifests.located(spec.get("clusterIP"));
    services.add(
        new Service(
            meta,
            texts(ManifestReader.mapping(spec, "selector")),
            clusterIp,
            ports,
            manifests.fields(object)));
  }

  private void readRole(ObjectMeta meta, YamlMapping object) {
    List<Role.PolicyRule> rules = new ArrayList<>();
    for (YamlMapping rule : ManifestReader.mappings(object.get("rules"))) {
      rules.add(
          new Role.PolicyRule(
              manifests.scalars(rule.get("apiGroups")),
              manifests.scalars(rule.get("resources")),
              manifests.scalars(rule.get("verbs")),
              manifests.scalars(rule.get("resourceNames"))));
    }
    roles.add(new Role(meta, rules, manifests.fields(object)));
  }

  private void readBinding(ObjectMeta meta, YamlMapping object) {
    YamlMapping roleRef = ManifestReader.mapping(object, "roleRef");
    List<RoleBinding.Subject> subjects = new ArrayList<>();
    for (YamlMapping subject : ManifestReader.mappings(object.get("subjects"))) {
      subjects.add(
          new RoleBinding.Subject(
              ManifestReader.text(subject.get("kind")),
              ManifestReader.text(subject.get("name")),
              ManifestReader.text(subject.get("namespace"))));
    }
    roleBindings.add(
        new RoleBinding(
            meta,
            roleRef == null ? "" : ManifestReader.text(roleRef.get("kind")),
            roleRef == null ? "" : ManifestReader.text(roleRef.get("name")),
            subjects,
            manifests.fields(object)));
  }

  /** Labels and the like. */
  static Map<String, String> texts(@Nullable YamlMapping mapping) {
    Map<String, String> texts = new HashMap<>();
    if (mapping != null) {
      for (YamlEntry entry : mapping.effectiveEntries()) {
        texts.put(ManifestReader.text(entry.key()), ManifestReader.text(entry.value()));
      }
    }
    return texts;
  }
}
