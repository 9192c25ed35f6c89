package dev.sparklint.model;

import dev.sparklint.text.Located;
import dev.sparklint.text.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A custom resource of a Spark operator other than kubeflow's: an application or a cluster.
 *
 * @param group API group, such as {@code spark.apache.org}
 * @param spec place of the specification
 * @param maps maps of Spark settings in it, with the keys that Spark sees
 * @param object the whole object
 */
public record OperatorResource(
    ObjectMeta meta,
    String group,
    Place spec,
    @Nullable Located<String> sparkVersion,
    @Nullable Located<String> image,
    List<Conf> maps,
    Fields object) {

  public OperatorResource {
    maps = List.copyOf(maps);
  }

  int size() {
    int size = 1;
    for (Conf map : maps) {
      size += map.entries().size();
    }
    return size;
  }
}
