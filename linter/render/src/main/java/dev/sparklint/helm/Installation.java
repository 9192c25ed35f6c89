package dev.sparklint.helm;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What {@code helm template} is told.
 *
 * @param chart its folder
 * @param kubeVersion such as {@code 1.31.0}
 * @param values files, later ones laid over earlier ones
 * @param set single values by path
 */
record Installation(
    Path chart,
    String release,
    String namespace,
    String kubeVersion,
    List<Path> values,
    Map<String, String> set) {

  Installation {
    values = List.copyOf(values);
    set = Map.copyOf(set);
  }

  Installation of(Path otherChart, List<Path> otherValues) {
    return new Installation(otherChart, release, namespace, kubeVersion, otherValues, set);
  }
}
