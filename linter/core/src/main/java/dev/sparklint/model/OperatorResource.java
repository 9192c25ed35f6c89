package dev.sparklint.model;

import dev.sparklint.text.Located;
import dev.sparklint.text.Place;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A custom resource of a Spark operator other than kubeflow's: an application or a cluster.
 *
 * @param group API group, such as {@code spark.apache.org}
 * @param spec place of the specification
 * @param maps maps of Spark settings in it, with the keys that Spark sees
 * @param object the whole object
 * @param application its {@code spec}
 * @param podTemplates pod templates in it, by role: driver, executor
 */
public record OperatorResource(
    ObjectMeta meta,
    String group,
    Place spec,
    @Nullable Located<String> sparkVersion,
    @Nullable Located<String> image,
    List<Conf> maps,
    Fields object,
    Fields application,
    Map<String, PodWorkload> podTemplates) {

  /** The group of Apache's own operator. */
  public static final String APACHE = "spark.apache.org";

  public OperatorResource {
    maps = List.copyOf(maps);
    podTemplates = Map.copyOf(podTemplates);
  }

  int size() {
    int size = 1;
    for (Conf map : maps) {
      size += map.entries().size();
    }
    for (PodWorkload template : podTemplates.values()) {
      for (Container container : template.containers()) {
        size += container.size();
      }
    }
    return size;
  }

  /** Whether it is an application of Apache's own operator. */
  public boolean isApacheApplication() {
    return group.equals(APACHE) && meta.kind().equals("SparkApplication");
  }

  /** Whether it is a standalone cluster that Apache's own operator makes. */
  public boolean isApacheCluster() {
    return group.equals(APACHE) && meta.kind().equals("SparkCluster");
  }
}
