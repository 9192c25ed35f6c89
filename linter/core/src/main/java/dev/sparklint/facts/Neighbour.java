package dev.sparklint.facts;

import dev.sparklint.model.FileModel;
import dev.sparklint.model.ObjectMeta;
import dev.sparklint.model.PodPolicy;
import dev.sparklint.model.PodWorkload;
import dev.sparklint.model.Volume;
import dev.sparklint.text.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An object that acts on the driver's pod. */
@Doc("An object that acts on the driver's pod, where a manifest makes it")
public record Neighbour(
    @Doc("NetworkPolicy, PodDisruptionBudget, HorizontalPodAutoscaler or PersistentVolumeClaim")
        String kind,
    @Doc("its name") String name,
    Place place)
    implements Fact {

  /** What selects, scales or stores for the pods, in the same namespace and overlay. */
  static List<Neighbour> of(List<FileModel> files, PodWorkload pods, String path) {
    List<Neighbour> neighbours = new ArrayList<>();
    for (FileModel file : files) {
      for (PodPolicy policy : file.neighbours().policies()) {
        ObjectMeta meta = policy.meta();
        boolean same =
            meta.namespace().equals(pods.meta().namespace())
                || meta.namespace().isEmpty()
                || pods.meta().namespace().isEmpty();
        if (same && Nearness.of(file.path(), path) >= 0 && actsOn(policy, pods)) {
          neighbours.add(new Neighbour(meta.kind(), meta.name(), meta.place()));
        }
      }
    }
    return neighbours;
  }

  private static boolean actsOn(PodPolicy policy, PodWorkload pods) {
    if (policy.meta().kind().equals("PersistentVolumeClaim")) {
      return isClaimed(policy.meta().name(), pods);
    }
    String owner = pods.meta().kind() + "/" + pods.meta().name();
    return policy.target().isEmpty()
        ? policy.selectsAll() || selects(policy.selector(), pods.labels())
        : policy.target().equals(owner);
  }

  private static boolean isClaimed(String claim, PodWorkload pods) {
    for (Volume volume : pods.volumes()) {
      if (volume.kind().equals("persistentVolumeClaim") && volume.source().equals(claim)) {
        return true;
      }
    }
    return false;
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
      default -> throw new IllegalArgumentException(field);
    };
  }
}
