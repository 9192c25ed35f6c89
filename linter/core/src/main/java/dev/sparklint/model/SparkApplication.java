package dev.sparklint.model;

import dev.sparklint.text.Located;
import dev.sparklint.text.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@code SparkApplication} or {@code ScheduledSparkApplication} of the kubeflow operator ({@code
 * sparkoperator.k8s.io}).
 *
 * @param spec place of the specification
 * @param restartPolicy {@code spec.restartPolicy.type}, null when absent
 * @param fields fields that the operator turns into settings, such as {@code spec.driver.memory}
 * @param defaults fields that count less than the maps, such as {@code spec.image}
 * @param maps {@code sparkConf} and {@code hadoopConf}, the latter with the keys that Spark sees
 * @param sparkConfigMap ConfigMap that becomes SPARK_CONF_DIR, null when absent
 * @param deps packages, jars and files named under {@code deps}
 * @param object the whole object
 * @param application its {@code spec}, or {@code spec.template} when it is scheduled
 */
public record SparkApplication(
    ObjectMeta meta,
    Place spec,
    String type,
    @Nullable Located<String> sparkVersion,
    @Nullable Located<String> image,
    @Nullable Located<String> mainClass,
    @Nullable Located<String> mainApplicationFile,
    @Nullable Located<String> restartPolicy,
    @Nullable Located<String> sparkConfigMap,
    List<Located<String>> arguments,
    Conf fields,
    Conf defaults,
    List<Conf> maps,
    List<Container.EnvironmentVariable> env,
    List<Located<String>> deps,
    Fields object,
    Fields application) {

  public SparkApplication {
    maps = List.copyOf(maps);
    arguments = List.copyOf(arguments);
    env = List.copyOf(env);
    deps = List.copyOf(deps);
  }

  int size() {
    int size = 1 + arguments.size() + fields.entries().size() + env.size() + deps.size();
    for (Conf map : maps) {
      size += map.entries().size();
    }
    return size;
  }

  public boolean scheduled() {
    return meta.kind().equals("ScheduledSparkApplication");
  }
}
