package dev.sparklint.facts;

import dev.sparklint.model.Fields;
import dev.sparklint.model.ObjectMeta;
import dev.sparklint.model.PodPolicy;
import dev.sparklint.model.PodWorkload;
import dev.sparklint.text.Located;
import dev.sparklint.text.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An object that acts on the driver's pod. */
@Doc("An object that acts on the driver's pod, where a manifest makes it")
public record Neighbour(
    @Doc(
            "NetworkPolicy, PodDisruptionBudget, HorizontalPodAutoscaler, ScaledObject or PersistentVolumeClaim")
        String kind,
    @Doc("its name") String name,
    @Doc("TCP ports that a NetworkPolicy lets in") List<Effective<Long>> ports,
    @Doc("whether a NetworkPolicy limits the ports that others may connect to") boolean limitsPorts,
    @Doc("its fields by path, such as spec.maxReplicas") Lookup<String> fields,
    Place place)
    implements Fact {

  public Neighbour {
    ports = List.copyOf(ports);
  }

  /** What selects, scales or stores for the pods, in the same namespace and overlay. */
  static List<Neighbour> of(Neighbourhood neighbourhood, PodWorkload pods, String path) {
    List<Neighbour> neighbours = new ArrayList<>();
    for (Neighbourhood.Placed<PodPolicy> policy : neighbourhood.policiesFor(pods)) {
      if (isNear(policy.object().meta(), policy.path(), pods, path)) {
        neighbours.add(of(policy.object()));
      }
    }
    return neighbours;
  }

  private static Neighbour of(PodPolicy policy) {
    ObjectMeta meta = policy.meta();
    List<Effective<Long>> ports = new ArrayList<>();
    boolean all = false;
    List<Fields> ingress = policy.object().items("spec.ingress");
    for (Fields rule : ingress) {
      List<Fields> allowed = rule.items("ports");
      all |= allowed.isEmpty();
      for (Fields port : allowed) {
        Located<String> number = port.get("port");
        all |= number == null || port.get("endPort") != null;
        if (number != null) {
          ports.add(Numbers.orUnknown(Placeholders.effective(number), "not a number"));
        }
      }
    }
    boolean network = meta.kind().equals("NetworkPolicy");
    boolean limits = network && !all && (!ingress.isEmpty() || deniesIngress(policy.object()));
    return new Neighbour(
        meta.kind(), meta.name(), ports, limits, new ObjectFields(policy.object()), meta.place());
  }

  /** Without a list of types a policy is about what comes in. */
  private static boolean deniesIngress(Fields policy) {
    List<Located<String>> types = policy.keys("spec.policyTypes");
    for (Located<String> type : types) {
      if (type.value().equals("Ingress")) {
        return true;
      }
    }
    return types.isEmpty();
  }

  /** Whether an object belongs to the same namespace and overlay, as far as both say. */
  static boolean isNear(ObjectMeta meta, String file, PodWorkload pods, String path) {
    String own = meta.namespace();
    String other = pods.meta().namespace();
    boolean same = own.equals(other) || own.isEmpty() || other.isEmpty();
    return same && Nearness.of(file, path) >= 0;
  }

  /** Whether pods with these labels are meant; a selector of nothing means none. */
  static boolean selects(Map<String, String> selector, Map<String, String> labels) {
    for (Map.Entry<String, String> label : selector.entrySet()) {
      if (!label.getValue().equals(labels.get(label.getKey()))) {
        return false;
      }
    }
    return !selector.isEmpty();
  }

  @Override
  public Object field(String field) {
    return switch (field) {
      case "kind" -> kind;
      case "name" -> name;
      case "ports" -> ports;
      case "limitsPorts" -> limitsPorts;
      case "fields" -> fields;
      default -> throw new IllegalArgumentException(field);
    };
  }
}
