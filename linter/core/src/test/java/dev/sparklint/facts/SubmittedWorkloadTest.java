package dev.sparklint.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparklint.lint.Inspector;
import dev.sparklint.lint.LintOptions;
import dev.sparklint.source.MemorySource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the oracles in linter/knowledge found, one example each, without a Spark. */
class SubmittedWorkloadTest {

  private static final String CLUSTER = "--master k8s://https://c:443 --deploy-mode cluster ";
  private static final String CLIENT = "--master k8s://https://c:443 ";

  @Test
  void variables_stand_for_settings_that_nothing_else_sets() {
    String env =
        "{name: SPARK_EXECUTOR_MEMORY, value: 8g}, {name: SPARK_EXECUTOR_CORES, value: '4'},"
            + " {name: SPARK_DRIVER_MEMORY, value: 4g}";
    Workload all = workload("3.5.3", env, CLUSTER + "a.jar");
    assertThat(all.executorPod().memory().orNull()).hasToString("9011Mi");
    assertThat(all.executorPod().cpuRequest().orNull()).hasToString("4");
    assertThat(all.driverPod().memory().orNull()).hasToString("4505Mi");
    Setting last = all.settings().get(all.settings().size() - 1);
    assertThat(last.name()).isEqualTo("SPARK_EXECUTOR_CORES");
    assertThat(last.source()).isEqualTo("environment");
    Workload set = workload("3.5.3", env, CLUSTER + "--executor-memory 2g a.jar");
    assertThat(set.executorPod().memory().orNull()).hasToString("2432Mi");
  }

  @Test
  void a_variable_from_elsewhere_leaves_its_setting_open() {
    String env = "{name: SPARK_EXECUTOR_MEMORY, valueFrom: {secretKeyRef: {name: a, key: b}}}";
    Workload open = workload("3.5.3", env, CLIENT + "a.jar");
    assertThat(open.executorPod().memory()).isInstanceOf(Effective.Unknown.class);
    assertThat(open.executorPod().cpuRequest().orNull()).hasToString("1");
    assertThat(open.driver().heap().orNull()).hasToString("1024Mi");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "a.jar, 4505Mi, false",
    "a.py, 5734Mi, true",
    "a.R, 5734Mi, false",
    "a.r, 4505Mi, false",
    "--py-files b.zip a.jar, 4505Mi, false",
    "--py-files b.zip $PROGRAM, 5734Mi, true",
  })
  void the_program_decides_on_the_language(String program, String memory, boolean python) {
    Workload workload = workload("3.5.3", "", CLUSTER + "--driver-memory 4g " + program);
    assertThat(workload.driverPod().memory().orNull()).hasToString(memory);
    assertThat(workload.python().orNull()).isEqualTo(python);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "4096, 4Ki",
    "4g, 4096Mi",
    "8gb, ",
    "512b, ",
    "1p, ",
  })
  void the_heap_is_what_the_jvm_makes_of_it(String memory, String heap) {
    Workload workload = workload("3.5.3", "", CLIENT + "--driver-memory " + memory + " a.jar");
    assertThat(String.valueOf(workload.driver().heap().orNull())).isEqualTo("" + heap);
  }

  @Test
  void the_launcher_takes_the_last_of_the_line() {
    Workload workload =
        workload(
            "3.5.3",
            "{name: SPARK_MEM, value: 7g}",
            CLIENT
                + "--driver-class-path a --conf spark.driver.extraClassPath=b"
                + " --driver-java-options -XX:ActiveProcessorCount=2"
                + " --conf spark.driver.extraJavaOptions=-Da=b a.jar");
    assertThat(workload.driver().classPath().orNull()).isEqualTo("b");
    assertThat(workload.conf().get("spark.driver.extraClassPath").orNull()).isEqualTo("a");
    assertThat(workload.driver().processorCountFixed().orNull()).isFalse();
    assertThat(workload.driver().heap().orNull()).hasToString("7168Mi");
  }

  @ParameterizedTest(name = "{0} with {1}")
  @CsvSource({
    "3.5.3, --driver-memory 1.5g, Driver memory must be a positive number",
    "3.5.3, --executor-memory 0, Executor memory must be a positive number",
    "3.5.3, --executor-cores two, Executor cores must be a positive number",
    "3.5.3, --num-executors 0, Number of executors must be a positive number",
    "2.4.5, --num-executors 0, Number of executors must be a positive number",
    "3.5.3, --num-executors 0 --conf spark.dynamicAllocation.enabled=true, ",
    "3.5.3, --driver-cores 0, Driver cores must be a positive number",
    "3.1.1, --driver-cores 0, ",
    "3.5.3, --driver-java-options -Xmx4g, Not allowed to specify max heap(Xmx) memory settings through java options (was -Xmx4g)",
  })
  void what_spark_submit_refuses(String release, String options, String refusal) {
    Workload workload = workload(release, "", "--master local[2] " + options + " a.jar");
    assertThat(workload.commands().get(0).refusal().orNull()).isEqualTo(refusal);
  }

  @Test
  void spark_2_4_forgets_the_number_of_executors_on_kubernetes() {
    String options = CLIENT + "--num-executors 5 --conf spark.executor.instances=2 a.jar";
    String key = "spark.executor.instances";
    assertThat(workload("2.4.5", "", options).conf().get(key).orNull()).isEqualTo("2");
    assertThat(workload("3.5.3", "", options).conf().get(key).orNull()).isEqualTo("5");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "3.5.3, '', 100m",
    "3.5.3, --conf spark.kubernetes.executor.podTemplateContainerName=spark, 3",
    "3.5.3, --conf spark.kubernetes.executor.podTemplateContainerName=other, 100m",
    "3.5.3, --conf spark.kubernetes.executor.limit.cores=2, 2",
    "2.4.5, '', ",
  })
  void a_template_brings_its_limit_along(String release, String options, String limit) {
    String template =
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: template}
        spec:
          containers:
            - name: sidecar
              resources: {limits: {cpu: 100m}}
            - name: spark
              resources: {limits: {cpu: 3}}
        """;
    String command =
        CLIENT
            + "--conf spark.kubernetes.executor.podTemplateFile=/t/t.yaml"
            + (options.isEmpty() ? "" : " " + options)
            + " a.jar";
    Map<String, String> files = new TreeMap<>(Map.of("t.yaml", template));
    files.put("job.yaml", job(release, "", command));
    PodSize pod = workload(files).executorPod();
    assertThat(String.valueOf(pod.cpuLimit().orNull())).isEqualTo(String.valueOf(limit));
    files.remove("t.yaml");
    boolean templateDecides = limit != null && !limit.equals("2");
    assertThat(workload(files).executorPod().cpuLimit() instanceof Effective.Unknown)
        .isEqualTo(templateDecides);
  }

  @Test
  void the_operators_factor_yields_to_spark_conf() {
    String application =
        """
        apiVersion: sparkoperator.k8s.io/v1beta2
        kind: SparkApplication
        metadata: {name: events}
        spec:
          type: R
          sparkVersion: 3.5.3
          mainApplicationFile: local:///app/a.R
          %s
          driver: {memory: 4g}
          executor: {memory: 8g}
        """;
    assertThat(executor(application.formatted(""))).isEqualTo("11468Mi");
    assertThat(executor(application.formatted("memoryOverheadFactor: '0.2'"))).isEqualTo("9830Mi");
    String both =
        "memoryOverheadFactor: '0.2'\n"
            + "  sparkConf: {spark.kubernetes.memoryOverheadFactor: '0.3'}";
    assertThat(executor(application.formatted(both))).isEqualTo("10649Mi");
  }

  private static String executor(String application) {
    return String.valueOf(
        workload(Map.of("app.yaml", application)).executorPod().memory().orNull());
  }

  private static Workload workload(String release, String env, String arguments) {
    return workload(Map.of("job.yaml", job(release, env, arguments)));
  }

  private static Workload workload(Map<String, String> files) {
    for (Workload workload :
        Inspector.inspect(MemorySource.ofTexts(files), LintOptions.DEFAULT).workloads()) {
      if (!workload.id().isEmpty()) {
        return workload;
      }
    }
    throw new AssertionError("no workload");
  }

  private static String job(String release, String env, String arguments) {
    StringBuilder words = new StringBuilder();
    for (String word : List.of(arguments.split(" ", -1))) {
      words.append(", \"").append(word).append('"');
    }
    return """
        apiVersion: batch/v1
        kind: Job
        metadata: {name: events, namespace: jobs}
        spec:
          template:
            spec:
              containers:
                - name: spark
                  image: apache/spark:%s
                  env: [%s]
                  command: [/opt/spark/bin/spark-submit%s]
        """
        .formatted(release, env, words);
  }
}
