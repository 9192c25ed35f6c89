package dev.sparklint.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparklint.read.FileReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApacheWorkloadTest {

  private static final String APPLICATION =
      """
      apiVersion: spark.apache.org/v1
      kind: SparkApplication
      metadata: {name: daily, namespace: data}
      spec:
        runtimeVersions: {sparkVersion: "4.1.1"}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jars: local:///a.jar | false | 1408Mi",
        "pyFiles: local:///a.py | true | 1433Mi",
        "{jars: '', pyFiles: 'local:///a.py'} | true | 1433Mi",
        "{jars: 'local:///a.jar', pyFiles: 'local:///a.py'} | false | 1408Mi",
        "mainClass: com.example.Main | false | 1408Mi",
      })
  void pods_are_as_large_as_spark_makes_them(String program, boolean python, String memory) {
    Workload workload = workload("spec: " + program);
    assertThat(workload.python().orNull()).isEqualTo(python);
    assertThat(workload.driverPod().memory().orNull()).hasToString(memory);
    assertThat(workload.executorPod().memory().orNull()).hasToString(memory);
  }

  @Test
  void the_image_is_of_the_version_that_the_resource_names() {
    Workload workload =
        workload(
            """
              jars: local:///a.jar
              sparkConf:
                spark.kubernetes.container.image: "apache/spark:{{SPARK_VERSION}}-scala"
                spark.kubernetes.key: "{{SPARK_VERSION}}"
            """);
    assertThat(workload.conf().get("spark.kubernetes.container.image").orNull())
        .isEqualTo("apache/spark:4.1.1-scala");
    assertThat(workload.executorVersion().orNull()).isEqualTo("4.1.1");
    assertThat(workload.conf().get("spark.kubernetes.key")).isInstanceOf(Effective.Unknown.class);
  }

  @Test
  void the_operator_forces_namespace_and_name_and_may_add_others() {
    Workload workload =
        workload(
            """
              sparkConf:
                spark.kubernetes.namespace: jobs
                spark.app.name: Daily report
            """);
    assertThat(workload.conf().get("spark.kubernetes.namespace").orNull()).isEqualTo("data");
    assertThat(workload.conf().get("spark.app.name").orNull()).isEqualTo("daily");
    assertThat(workload.overridden()).hasSize(2);
    assertThat(workload.conf().get("spark.authenticate")).isInstanceOf(Effective.Unknown.class);
    assertThat(workload.conf().get("spark.eventLog.enabled")).isInstanceOf(Effective.Unset.class);
  }

  @ParameterizedTest
  @CsvSource({
    "com.example.Daily, OnFailure, false",
    "com.example.Daily, Always, true",
    "com.example.ClickStream, Never, true",
    "org.apache.spark.deploy.history.HistoryServer, Always, false",
    "org.apache.spark.deploy.PythonRunner, Always, true",
  })
  void what_always_restarts_is_a_stream_unless_it_is_a_server(
      String mainClass, String policy, boolean streaming) {
    Workload workload =
        workload(
            """
              mainClass: %s
              applicationTolerations:
                restartConfig: {restartPolicy: %s}
            """
                .formatted(mainClass, policy));
    assertThat(workload.restartPolicy().orNull()).isEqualTo(policy);
    assertThat(workload.streaming()).isEqualTo(streaming);
  }

  @Test
  void account_and_container_may_stand_in_the_pod_template() {
    Workload workload =
        workload(
            """
              driverSpec:
                podTemplateSpec:
                  spec:
                    serviceAccountName: spark
                    containers: [{name: driver, resources: {limits: {memory: 2Gi}}}]
            """);
    assertThat(workload.serviceAccount().orNull()).isEqualTo("spark");
    assertThat(workload.podTemplates()).hasSize(1);
    PodTemplate template = workload.podTemplates().get(0);
    assertThat(template.container().memoryLimit().orNull()).hasToString("2048Mi");
    assertThat(template.place().span().line()).isEqualTo(7);
  }

  @Test
  void a_local_driver_has_no_executors() {
    Workload workload =
        workload(
            "  sparkConf: {spark.kubernetes.driver.master: 'local[4]'}\n  jars: local:///a.jar");
    assertThat(workload.executorPod().memory()).isInstanceOf(Effective.Unknown.class);
    assertThat(workload.driverPod().memory().orNull()).hasToString("1408Mi");
  }

  @Test
  void a_cluster_is_standalone() {
    Workload workload = of(APPLICATION.replace("SparkApplication", "SparkCluster"));
    assertThat(workload.mode()).isEqualTo("standalone");
    assertThat(workload.operator()).isEqualTo("apache");
    assertThat(workload.executorPod().memory()).isInstanceOf(Effective.Unknown.class);
  }

  /** A flow mapping behind "spec: " or lines to append to the specification. */
  private static Workload workload(String spec) {
    String lines = spec.startsWith("spec: ") ? inBlock(spec.substring("spec: ".length())) : spec;
    return of(APPLICATION + lines);
  }

  private static String inBlock(String fields) {
    if (!fields.startsWith("{")) {
      return "  " + fields + "\n";
    }
    StringBuilder lines = new StringBuilder();
    for (String field : List.of(fields.substring(1, fields.length() - 1).split(", "))) {
      lines.append("  ").append(field).append('\n');
    }
    return lines.toString();
  }

  private static Workload of(String text) {
    Facts facts =
        WorkloadAssembler.assemble(
            List.of(FileReader.read("app.yaml", text.getBytes(StandardCharsets.UTF_8))),
            Assumptions.NONE);
    assertThat(facts.workloads()).hasSize(1);
    return facts.workloads().get(0);
  }
}
