package dev.sparklint.read;

import dev.sparklint.model.Conf;
import dev.sparklint.model.ConfEntry;
import dev.sparklint.read.yaml.YamlEntry;
import dev.sparklint.read.yaml.YamlMapping;
import dev.sparklint.read.yaml.YamlScalar;
import dev.sparklint.text.Located;
import dev.sparklint.text.Place;
import dev.sparklint.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fields of a kubeflow SparkApplication that the operator hands to spark-submit as settings.
 *
 * @see <a
 *     href="https://github.com/kubeflow/spark-operator/blob/v2.2.1/internal/controller/sparkapplication/submission.go">driverConfOption
 *     and executorConfOption, operator 2.2.1</a>
 */
final class SparkApplicationFields {

  private static final String[] DRIVER = {
    "memory", "spark.driver.memory",
    "memoryOverhead", "spark.driver.memoryOverhead",
    "cores", "spark.driver.cores",
    "serviceAccount", "spark.kubernetes.authenticate.driver.serviceAccountName",
    "coreRequest", "spark.kubernetes.driver.request.cores",
    "coreLimit", "spark.kubernetes.driver.limit.cores",
    "javaOptions", "spark.driver.extraJavaOptions",
  };

  private static final String[] EXECUTOR = {
    "memory", "spark.executor.memory",
    "memoryOverhead", "spark.executor.memoryOverhead",
    "cores", "spark.executor.cores",
    "coreRequest", "spark.kubernetes.executor.request.cores",
    "coreLimit", "spark.kubernetes.executor.limit.cores",
    "instances", "spark.executor.instances",
    "javaOptions", "spark.executor.extraJavaOptions",
  };

  private static final String[] DYNAMIC_ALLOCATION = {
    "enabled", "spark.dynamicAllocation.enabled",
    "initialExecutors", "spark.dynamicAllocation.initialExecutors",
    "minExecutors", "spark.dynamicAllocation.minExecutors",
    "maxExecutors", "spark.dynamicAllocation.maxExecutors",
    "shuffleTrackingEnabled", "spark.dynamicAllocation.shuffleTracking.enabled",
  };

  private static final String[] COMMON = {
    "image", "spark.kubernetes.container.image",
    "pythonVersion", "spark.kubernetes.pyspark.pythonVersion",
    "memoryOverheadFactor", "spark.kubernetes.memoryOverheadFactor",
  };
  private static final String[] DRIVER_IMAGE = {
    "image", "spark.kubernetes.driver.container.image",
  };
  private static final String[] EXECUTOR_IMAGE = {
    "image", "spark.kubernetes.executor.container.image",
  };

  private final ConfReader reader;
  private final SourceText file;
  private final List<ConfEntry> entries = new ArrayList<>();

  private SparkApplicationFields(ConfReader reader, SourceText file) {
    this.reader = reader;
    this.file = file;
  }

  /**
   * @param place of the specification
   */
  static Conf read(ConfReader reader, SourceText file, Place place, YamlMapping spec) {
    SparkApplicationFields fields = new SparkApplicationFields(reader, file);
    fields.add("spec.driver.", ManifestReader.mapping(spec, "driver"), DRIVER);
    fields.add("spec.executor.", ManifestReader.mapping(spec, "executor"), EXECUTOR);
    YamlMapping dynamic = ManifestReader.mapping(spec, "dynamicAllocation");
    if (isEnabled(dynamic)) {
      fields.add("spec.dynamicAllocation.", dynamic, DYNAMIC_ALLOCATION);
    }
    return new Conf(Conf.Kind.CUSTOM_RESOURCE_FIELD, place, fields.entries);
  }

  /** Of a section that is not enabled the operator hands on nothing. */
  private static boolean isEnabled(@Nullable YamlMapping section) {
    YamlEntry enabled = section == null ? null : section.entry("enabled");
    return enabled != null
        && enabled.value() instanceof YamlScalar value
        && value.text().equals("true");
  }

  /** Fields whose options the operator puts before those of sparkConf. */
  static Conf readDefaults(ConfReader reader, SourceText file, Place place, YamlMapping spec) {
    SparkApplicationFields fields = new SparkApplicationFields(reader, file);
    fields.add("spec.", spec, COMMON);
    fields.add("spec.driver.", ManifestReader.mapping(spec, "driver"), DRIVER_IMAGE);
    fields.add("spec.executor.", ManifestReader.mapping(spec, "executor"), EXECUTOR_IMAGE);
    return new Conf(Conf.Kind.CUSTOM_RESOURCE_FIELD, place, fields.entries);
  }

  private void add(String prefix, @Nullable YamlMapping section, String[] fields) {
    for (int i = 0; section != null && i < fields.length; i += 2) {
      YamlEntry entry = section.entry(fields[i]);
      if (entry != null && entry.value() instanceof YamlScalar value && !value.isNull()) {
        entries.add(
            new ConfEntry(
                new Located<>(fields[i + 1], reader.place(entry.key())),
                new Located<>(value.text(), reader.inner(file, value)),
                prefix + fields[i]));
      }
    }
  }
}
