package dev.sparklint.facts;

import dev.sparklint.model.ConfigMap;
import dev.sparklint.model.FileModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the ConfigMap that a pod means. The same name in another namespace or another overlay is
 * another thing.
 */
final class ConfigMaps {

  private final Map<String, List<Candidate>> byName = new HashMap<>();

  ConfigMaps(List<FileModel> files) {
    for (FileModel file : files) {
      for (ConfigMap map : file.configMaps()) {
        List<Candidate> same = byName.get(map.meta().name());
        if (same == null) {
          same = new ArrayList<>(1);
          byName.put(map.meta().name(), same);
        }
        same.add(new Candidate(map, file.path()));
      }
    }
  }

  /**
   * Finds a ConfigMap.
   *
   * @return the nearest ConfigMap of that name; null when there is none or several are equally near
   */
  @Nullable ConfigMap find(String name, String namespace, String fromPath) {
    Candidate best = null;
    int bestNearness = -1;
    boolean tied = false;
    for (Candidate candidate : byName.getOrDefault(name, List.of())) {
      int nearness = candidate.nearness(namespace, fromPath);
      if (nearness >= 0 && nearness == bestNearness) {
        tied = true;
      } else if (nearness > bestNearness) {
        best = candidate;
        bestNearness = nearness;
        tied = false;
      }
    }
    return best == null || tied ? null : best.map();
  }

  private record Candidate(ConfigMap map, String path) {

    /** Higher is nearer, negative is another thing. */
    int nearness(String namespace, String fromPath) {
      String own = map.meta().namespace();
      boolean sameNamespace = own.equals(namespace);
      boolean open = own.isEmpty() || namespace.isEmpty();
      int near = Nearness.of(path, fromPath);
      if ((!sameNamespace && !open) || near < 0) {
        return -1;
      }
      return 2 * near + (sameNamespace ? 1 : 0);
    }
  }
}
