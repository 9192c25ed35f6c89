package dev.sparklint.knowledge;

import static dev.sparklint.knowledge.ScalaReflection.call;
import static dev.sparklint.knowledge.ScalaReflection.construct;
import static dev.sparklint.knowledge.ScalaReflection.entries;
import static dev.sparklint.knowledge.ScalaReflection.exists;
import static dev.sparklint.knowledge.ScalaReflection.get;
import static dev.sparklint.knowledge.ScalaReflection.module;
import static dev.sparklint.knowledge.ScalaReflection.option;
import static dev.sparklint.knowledge.ScalaReflection.parameters;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pods that Spark's own feature steps build, without a cluster. */
final class FeatureSteps {

  private static final String KUBERNETES = "org.apache.spark.deploy.k8s.";
  private static final String SUBMIT = KUBERNETES + "submit.";

  private final Object client = client();

  /**
   * A driver's pod and the settings that it is given.
   *
   * @param settings of the driver's process, which makes the executors
   */
  record Submitted(PodAnswer driver, Map<String, String> settings) {}

  /** What a cluster-mode submission makes. */
  Submitted submitted(SparkSubmit.Started started) {
    Object arguments =
        call(
            module(SUBMIT + "ClientArguments"),
            "fromCommandLineArgs",
            (Object) started.childArguments().toArray(new String[0]));
    Object companion = module(KUBERNETES + "KubernetesConf");
    Object main = call(arguments, "mainAppResource");
    Object mainClass = call(arguments, "mainClass");
    Object programArguments = call(arguments, "driverArgs");
    Object conf =
        switch (parameters(companion, "createDriverConf")) {
          case 8 ->
              call(
                  companion,
                  "createDriverConf",
                  started.conf(),
                  "app",
                  "app",
                  "app-1",
                  main,
                  mainClass,
                  programArguments,
                  call(arguments, "maybePyFiles"));
          case 5 ->
              call(
                  companion,
                  "createDriverConf",
                  started.conf(),
                  "app-1",
                  main,
                  mainClass,
                  programArguments);
          default ->
              call(
                  companion,
                  "createDriverConf",
                  started.conf(),
                  "app-1",
                  main,
                  mainClass,
                  programArguments,
                  option(null));
        };
    Object builder = construct(SUBMIT + "KubernetesDriverBuilder");
    Object specification =
        parameters(builder, "buildFromFeatures") == 1
            ? call(builder, "buildFromFeatures", conf)
            : call(builder, "buildFromFeatures", conf, client);
    return new Submitted(
        answer(call(specification, "pod")), entries(call(specification, "systemProperties")));
  }

  /** The pod of an executor that a driver with these settings makes. */
  PodAnswer executor(Map<String, String> settings) {
    Object conf = conf(settings);
    Object companion = module(KUBERNETES + "KubernetesConf");
    Object executor =
        parameters(companion, "createExecutorConf") == 4
            ? call(companion, "createExecutorConf", conf, "1", "app-1", option(null))
            : call(companion, "createExecutorConf", conf, "1", "app-1", option(null), 0);
    Object builder = construct("org.apache.spark.scheduler.cluster.k8s.KubernetesExecutorBuilder");
    Object built =
        switch (parameters(builder, "buildFromFeatures")) {
          case 1 -> call(builder, "buildFromFeatures", executor);
          case 3 -> call(builder, "buildFromFeatures", executor, security(conf), client);
          default ->
              call(
                  builder,
                  "buildFromFeatures",
                  executor,
                  security(conf),
                  client,
                  defaultProfile(conf));
        };
    boolean bare = built.getClass().getSimpleName().equals("SparkPod");
    return answer(bare ? built : call(built, "pod"));
  }

  private static Object conf(Map<String, String> settings) {
    Object conf = construct("org.apache.spark.SparkConf", false);
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      call(conf, "set", setting.getKey(), setting.getValue());
    }
    // what SparkContext does before it asks for executors
    for (String[] made :
        List.of(
            new String[] {"spark.driver.host", "driver"},
            new String[] {"spark.driver.port", "7078"},
            new String[] {"spark.app.name", "app"},
            new String[] {"spark.kubernetes.executor.podNamePrefix", "app-1"})) {
      call(conf, "setIfMissing", made[0], made[1]);
    }
    return conf;
  }

  private static Object security(Object conf) {
    return construct("org.apache.spark.SecurityManager", conf);
  }

  private static Object defaultProfile(Object conf) {
    Object profiles = module("org.apache.spark.resource.ResourceProfile");
    get(profiles, "clearDefaultProfile");
    return call(profiles, "getOrCreateDefaultProfile", conf);
  }

  private static Object client() {
    String builder = "io.fabric8.kubernetes.client.ConfigBuilder";
    Object config =
        call(
            call(
                call(construct(builder), "withMasterUrl", "http://127.0.0.1:9"),
                "withNamespace",
                "jobs"),
            "build");
    String newer = "io.fabric8.kubernetes.client.KubernetesClientBuilder";
    return exists(newer)
        ? call(call(construct(newer), "withConfig", config), "build")
        : construct("io.fabric8.kubernetes.client.DefaultKubernetesClient", config);
  }

  private static PodAnswer answer(Object sparkPod) {
    Object container = call(sparkPod, "container");
    Object resources = call(container, "getResources");
    Object requests = get(resources, "getRequests");
    Object limits = get(resources, "getLimits");
    return new PodAnswer(
        amount(requests, "memory") + "/" + amount(limits, "memory"),
        PodAnswer.cpu(amount(requests, "cpu")) + "/" + PodAnswer.cpu(amount(limits, "cpu")),
        environment(container, "SPARK_EXECUTOR_MEMORY")
            + "x"
            + environment(container, "SPARK_EXECUTOR_CORES"),
        scratch(call(call(sparkPod, "pod"), "getSpec")),
        null);
  }

  private static @Nullable String amount(@Nullable Object quantities, String resource) {
    Object quantity = quantities instanceof Map<?, ?> map ? map.get(resource) : null;
    if (quantity == null) {
      return null;
    }
    Object format = get(quantity, "getFormat");
    return call(quantity, "getAmount") + (format == null ? "" : format.toString());
  }

  private static String environment(Object container, String name) {
    for (Object variable : (List<?>) call(container, "getEnv")) {
      if (name.equals(get(variable, "getName"))) {
        return String.valueOf(get(variable, "getValue"));
      }
    }
    return "";
  }

  private static String scratch(Object podSpecification) {
    for (Object volume : (List<?>) call(podSpecification, "getVolumes")) {
      Object emptyDir = get(volume, "getEmptyDir");
      String name = String.valueOf(call(volume, "getName"));
      if (emptyDir != null && name.startsWith("spark-local-dir")) {
        return "Memory".equals(get(emptyDir, "getMedium")) ? "memory" : "disk";
      }
    }
    return "none";
  }
}
