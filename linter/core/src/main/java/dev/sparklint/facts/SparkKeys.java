package dev.sparklint.facts;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The few keys whose meaning the facts need by name.
 *
 * @see <a href="https://spark.apache.org/docs/3.5.3/configuration.html">Spark configuration,
 *     3.5.3</a>
 */
final class SparkKeys {

  static final String MASTER = "spark.master";
  static final String DEPLOY_MODE = "spark.submit.deployMode";
  static final String DRIVER_MEMORY = "spark.driver.memory";
  static final String DRIVER_JAVA_OPTIONS = "spark.driver.extraJavaOptions";
  static final String DRIVER_DEFAULT_JAVA_OPTIONS = "spark.driver.defaultJavaOptions";
  static final String EXECUTOR_CORES = "spark.executor.cores";
  static final String EXECUTOR_MEMORY = "spark.executor.memory";
  static final String TASK_CPUS = "spark.task.cpus";
  static final String OFF_HEAP_ENABLED = "spark.memory.offHeap.enabled";
  static final String OFF_HEAP_SIZE = "spark.memory.offHeap.size";
  static final String NAMESPACE = "spark.kubernetes.namespace";
  static final String DRIVER_ACCOUNT = "spark.kubernetes.authenticate.driver.serviceAccountName";
  static final String DRIVER_POD_NAME = "spark.kubernetes.driver.pod.name";
  static final String DRIVER_HOST = "spark.driver.host";
  static final String PACKAGES = "spark.jars.packages";

  /** Keys that Spark registers as sizes ({@code bytesConf}) or parses with the same code. */
  private static final Set<String> SIZES =
      Set.of(
          DRIVER_MEMORY,
          "spark.driver.memoryOverhead",
          "spark.driver.minMemoryOverhead",
          "spark.driver.maxResultSize",
          EXECUTOR_MEMORY,
          "spark.executor.memoryOverhead",
          "spark.executor.minMemoryOverhead",
          "spark.executor.pyspark.memory",
          OFF_HEAP_SIZE,
          "spark.kryoserializer.buffer",
          "spark.kryoserializer.buffer.max",
          "spark.reducer.maxSizeInFlight",
          "spark.shuffle.file.buffer",
          "spark.broadcast.blockSize",
          "spark.storage.memoryMapThreshold",
          "spark.sql.files.maxPartitionBytes",
          "spark.sql.files.openCostInBytes",
          "spark.sql.autoBroadcastJoinThreshold",
          "spark.sql.adaptive.advisoryPartitionSizeInBytes");

  /** Keys that Spark registers with {@code timeConf(TimeUnit.SECONDS)}. */
  private static final Set<String> SECONDS =
      Set.of(
          "spark.network.timeout",
          "spark.dynamicAllocation.executorIdleTimeout",
          "spark.dynamicAllocation.cachedExecutorIdleTimeout",
          "spark.dynamicAllocation.schedulerBacklogTimeout",
          "spark.dynamicAllocation.sustainedSchedulerBacklogTimeout",
          "spark.executor.decommission.forceKillTimeout",
          "spark.kubernetes.executor.rollInterval");

  private static final Set<String> MILLISECONDS =
      Set.of(
          "spark.executor.heartbeatInterval",
          "spark.dynamicAllocation.shuffleTracking.timeout",
          "spark.kubernetes.allocation.batch.delay",
          "spark.kubernetes.allocation.executor.timeout");

  private SparkKeys() {}

  static boolean isSize(String key) {
    return SIZES.contains(key);
  }

  /** The unit of the key's times; null where this is not known. */
  static @Nullable TimeUnit timeUnit(String key) {
    if (SECONDS.contains(key)) {
      return TimeUnit.SECONDS;
    }
    return MILLISECONDS.contains(key) ? TimeUnit.MILLISECONDS : null;
  }
}
