package dev.sparklint.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparklint.facts.Workload;
import dev.sparklint.findings.Finding;
import dev.sparklint.lint.Inspector;
import dev.sparklint.lint.LintOptions;
import dev.sparklint.lint.Linter;
import dev.sparklint.source.MemorySource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Correct things that tempt a linter. */
class TrapsTest {

  private static final Linter LINTER = new Linter(Repository.rules());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.apache.spark.sql.hive.thriftserver.HiveThriftServer2",
        "org.apache.spark.sql.hive.thriftserver.SparkSQLCLIDriver",
        "org.apache.spark.sql.connect.service.SparkConnectServer",
        "org.apache.spark.repl.Main",
      })
  void options_count_behind_the_arguments_of_special_classes(String mainClass) {
    Workload workload =
        script("spark-submit --class " + mainClass + " spark-internal --master k8s://x");
    assertThat(workload.mode()).isEqualTo("client");
  }

  @Test
  void options_behind_the_program_are_its_arguments() {
    Workload workload = script("spark-submit --class a.Main app.jar --master k8s://x");
    assertThat(workload.conf().get("spark.master").orNull()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"spark-shell", "pyspark", "spark-sql", "start-connect-server.sh"})
  void shells_and_servers_bring_their_program(String program) {
    assertThat(script("/opt/spark/bin/" + program + " --master k8s://x").mode())
        .isEqualTo("client");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "apache/spark:3.5.1, 3.5.1",
    "apache/spark:v3.5.1-java17-python3, 3.5.1",
    "spark:4.0.0-scala2.13-java17-python3-r-ubuntu, 4.0.0",
    "registry.example.com:5000/spark/spark-py:v3.1.2, 3.1.2",
    "pyspark-custom-v3.0.0:0.0.11, ",
    "spark-3.2.0:202206300317R, ",
    "spark:v2.4.5-gcs-prometheus, ",
    "spark:3.5.1@sha256:0123456789abcdef, ",
    "spark/emr-6.10.0:latest, ",
    "'spark:{{SPARK_VERSION}}', ",
    "events-spark:3.5.1, ",
  })
  void only_a_tag_that_is_a_version_is_one(String image, String version) {
    Workload workload =
        only(
            Map.of(
                "pod.yaml",
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: a}
                spec:
                  containers:
                    - name: a
                      image: "%s"
                      command: [spark-submit, a.jar]
                """
                    .formatted(image)));
    assertThat(workload.sparkVersion().orNull()).isEqualTo(version);
  }

  @Test
  void the_group_decides_and_not_the_kind() {
    String body =
        """
        kind: SparkApplication
        metadata: {name: events-stream}
        spec:
          type: Scala
          restartPolicy: {type: Never}
          driver: {memory: 8Gi}
        """;
    assertThat(rules("apiVersion: sparkoperator.k8s.io/v1beta2\n" + body)).isNotEmpty();
    assertThat(rules("apiVersion: spark.apache.org/v1\n" + body))
        .contains("aso-kubeflow-field")
        .allMatch(rule -> rule.startsWith("aso-") || rule.startsWith("manifest-"));
    for (String group :
        List.of("spark.stackable.tech/v1alpha1", "radanalytics.io/v1", "example.com/v1")) {
      assertThat(rules("apiVersion: " + group + "\n" + body)).as(group).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Hudi's way to hand a key to Spark 3.3
        "apiVersion: sparkoperator.k8s.io/v1beta2\nkind: SparkApplication\nmetadata: {name: a}\nspec:\n  type: Scala\n  image: a:1\n  sparkVersion: 3.3.0\n  mainApplicationFile: s3a://b/a.jar\n  driver: {serviceAccount: spark}\n  executor: {}\n  sparkConf:\n    spark.hadoop.spark.sql.parquet.writeLegacyFormat: \"true\"\n",
        // the executors' smallest memory, lifted for tests
        "apiVersion: sparkoperator.k8s.io/v1beta2\nkind: SparkApplication\nmetadata: {name: a}\nspec:\n  type: Scala\n  image: a:1\n  mainApplicationFile: https://example.com/a.jar\n  driver: {memory: 300m, serviceAccount: spark}\n  executor: {}\n  sparkVersion: 3.5.1\n  sparkConf: {spark.testing.reservedMemory: \"1\"}\n",
        // the account comes from a template, the image from a role
        "apiVersion: sparkoperator.k8s.io/v1beta2\nkind: SparkApplication\nmetadata: {name: a}\nspec:\n  type: Scala\n  image: a:1\n  mainApplicationFile: s3a://b/a.jar\n  driver: {template: {spec: {serviceAccountName: spark}}}\n  executor: {}\n  sparkVersion: 3.5.1\n",
        "apiVersion: sparkoperator.k8s.io/v1beta2\nkind: SparkApplication\nmetadata: {name: a}\nspec:\n  type: Scala\n  driver: {image: a:1, serviceAccount: spark}\n  mainApplicationFile: hdfs://b/a.jar\n  executor: {}\n  sparkVersion: 3.5.1\n",
        // authentication makes its own secret, dynamic allocation tracks shuffles by default
        "apiVersion: sparkoperator.k8s.io/v1beta2\nkind: SparkApplication\nmetadata: {name: a}\nspec:\n  type: Scala\n  image: a:1\n  driver: {serviceAccount: spark}\n  executor: {}\n  mainApplicationFile: s3a://b/a.jar\n  sparkVersion: 3.5.1\n  sparkConf: {spark.authenticate: \"true\", spark.dynamicAllocation.enabled: \"true\", spark.dynamicAllocation.maxExecutors: \"9\"}\n",
        // an assertion of a test tool: no spec, only a status
        "apiVersion: sparkoperator.k8s.io/v1beta2\nkind: SparkApplication\nmetadata: {name: a}\nstatus: {applicationState: {state: COMPLETED}}\n",
        "apiVersion: spark.apache.org/v1\nkind: SparkApplication\nmetadata: {name: clicks-stream}\nstatus: {currentState: {currentStateSummary: Succeeded}}\n",
        // a patch of one field
        "apiVersion: spark.apache.org/v1\nkind: SparkApplication\nmetadata: {name: clicks-stream}\nspec: {sparkConf: {spark.executor.instances: \"4\", spark.executor.failuresValidityInterval: 1h}}\n",
        // the operator's own, to see whether it is alive
        "apiVersion: spark.apache.org/v1\nkind: SparkCluster\nmetadata: {name: sentinel}\nspec: {runtimeVersions: {sparkVersion: dummy}, clusterTolerations: {instanceConfig: {initWorkers: 0, minWorkers: 0, maxWorkers: 0}}}\n",
        // a server of Spark's that restarts for ever
        "apiVersion: spark.apache.org/v1\nkind: SparkApplication\nmetadata: {name: history}\nspec:\n  mainClass: org.apache.spark.deploy.history.HistoryServer\n  sparkConf: {spark.kubernetes.container.image: \"apache/spark:{{SPARK_VERSION}}\"}\n  applicationTolerations: {restartConfig: {restartPolicy: Always, maxRestartAttempts: 9223372036854775807}}\n  runtimeVersions: {sparkVersion: 4.1.1}\n",
        // all in one pod
        "apiVersion: spark.apache.org/v1\nkind: SparkApplication\nmetadata: {name: pi}\nspec:\n  mainClass: com.example.Pi\n  jars: local:///opt/a.jar\n  sparkConf: {spark.kubernetes.driver.master: \"local[10]\", spark.kubernetes.container.image: apache/spark:4.1.1}\n  runtimeVersions: {sparkVersion: 4.1.1}\n",
        // a kind of somebody's own
        "apiVersion: v1\nkind: SparkBatchPipeline\nspec:\n  master: local[*]\n  configurations: {spark.executor.memory: 2g}\n",
        // a definition that describes settings
        "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: a}\nspec:\n  versions:\n    - schema: {openAPIV3Schema: {description: sets spark.executor.memory to 8Gi}}\n",
        // labels that look like keys
        "apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  labels: {spark.apache.org/version: 3.5.1, spark.deploy: a}\nspec: {containers: []}\n",
      })
  void says_nothing(String manifest) {
    assertThat(rules(manifest)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "spark-blacklist.conf, 'spark.master\nspark.submit.deployMode\nspark.yarn.jar\n'",
    "metrics.properties, '*.sink.csv.class=org.apache.spark.metrics.sink.CsvSink\n'",
    "log4j.properties, 'logger.spark.name=org.apache.spark\n'",
    "spark-defaults.conf, 'spark.app.name : a=b=c\nspark.kubernetes.driver.annotation.x  [\"spark\"]\nspark.eventLog.enabled\n'",
  })
  void says_nothing_of_legal_properties(String path, String text) {
    assertThat(findings(Map.of(path, text))).isEmpty();
  }

  @Test
  void without_a_master_a_properties_file_elsewhere_may_name_one() {
    Workload workload =
        only(
            Map.of(
                "pod.yaml",
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: a}
                spec:
                  containers:
                    - name: a
                      command: [spark-submit, --properties-file, /conf/spark.conf, a.jar]
                """));
    assertThat(workload.mode()).isEqualTo("unknown");
  }

  @Test
  void the_same_name_in_another_namespace_or_overlay_is_another_thing() {
    Map<String, String> files = new TreeMap<>();
    files.put(
        "overlays/a/pod.yaml",
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: a, namespace: one}
        spec:
          containers:
            - name: a
              command: [spark-submit, --properties-file, /conf/spark.conf, a.jar]
              volumeMounts: [{name: conf, mountPath: /conf}]
          volumes: [{name: conf, configMap: {name: conf}}]
        """);
    String map =
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: conf, namespace: %s}
        data: {spark.conf: "spark.app.name=%s"}
        """;
    files.put("overlays/a/other.yaml", map.formatted("two", "two"));
    files.put("overlays/b/same.yaml", map.formatted("one", "b"));
    assertThat(only(files).conf().get("spark.app.name").orNull()).isNull();
    files.put("overlays/a/same.yaml", map.formatted("one", "a"));
    assertThat(only(files).conf().get("spark.app.name").orNull()).isEqualTo("a");
  }

  private static Workload script(String text) {
    return only(Map.of("run.sh", text));
  }

  private static Workload only(Map<String, String> files) {
    List<Workload> workloads =
        Inspector.inspect(MemorySource.ofTexts(files), LintOptions.DEFAULT).workloads();
    assertThat(workloads).hasSize(1);
    return workloads.get(0);
  }

  private static List<String> rules(String manifest) {
    return findings(Map.of("manifest.yaml", manifest)).stream().map(Finding::rule).toList();
  }

  private static List<Finding> findings(Map<String, String> files) {
    return LINTER.lint(MemorySource.ofTexts(files), LintOptions.DEFAULT).findings();
  }
}
