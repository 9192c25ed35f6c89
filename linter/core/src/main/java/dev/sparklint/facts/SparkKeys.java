package dev.sparklint.facts;

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

  private SparkKeys() {}
}
