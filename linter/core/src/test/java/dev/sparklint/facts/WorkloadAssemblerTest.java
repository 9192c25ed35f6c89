package dev.sparklint.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparklint.model.FileModel;
import dev.sparklint.quantity.MemorySize;
import dev.sparklint.read.FileReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkloadAssemblerTest {

  private static final String CONFIG_MAP =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: conf, namespace: %s}
      data:
        app.properties: |
          spark.driver.memory=%s
      """;

  @ParameterizedTest
  @CsvSource({
    // what Spark's own feature steps reserve for a driver in cluster mode
    "1g,  main.jar, 1408Mi",
    "4g,  main.jar, 4505Mi",
    "4g,  main.py,  5734Mi",
    "16g, main.jar, 18022Mi",
  })
  void a_driver_needs_what_spark_would_reserve(String heap, String program, String needed) {
    Driver driver = driver("--master=local[2]", "--driver-memory=" + heap, program);
    assertThat(driver.memoryNeeded().orNull()).hasToString(needed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--driver-memory=2g --conf=spark.driver.memory=3g | 3072Mi",
        "--conf=spark.driver.memory=3g --driver-memory=2g | 2048Mi",
        "--conf=spark.driver.memory=3g --conf=spark.driver.memory=5g | 5120Mi",
        "--driver-memory 2g | 2048Mi",
        "--name=x | 1024Mi",
      })
  void the_launcher_takes_the_last_heap_of_the_line(String options, String heap) {
    List<String> words = new ArrayList<>(List.of(options.split(" ")));
    words.add("--master=local");
    words.add("main.jar");
    assertThat(driver(words.toArray(new String[0])).heap().orNull()).hasToString(heap);
  }

  @ParameterizedTest
  @CsvSource({"$HEAP", "'${HEAP}'", "$(HEAP)", "x", "8Gi", "1.5g"})
  void a_heap_that_cannot_be_read_is_unknown(String heap) {
    assertThat(driver("--master=local", "--driver-memory=" + heap, "main.jar").heap())
        .isInstanceOf(Effective.Unknown.class);
  }

  @ParameterizedTest
  @CsvSource({
    "spark.network.timeout=120,                     spark.network.timeout,            2min",
    "spark.executor.heartbeatInterval=20000,        spark.executor.heartbeatInterval, 20s",
    "spark.network.timeout=1500ms,                  spark.network.timeout,            1s",
    "spark.dynamicAllocation.executorIdleTimeout=5m, spark.dynamicAllocation.executorIdleTimeout, 5min",
    "spark.unheard.of=7s,                           spark.unheard.of,                 7s",
  })
  void a_time_counts_in_the_unit_of_its_key(String setting, String key, String time) {
    assertThat(workload("--conf=" + setting, "main.jar").durations().get(key).orNull())
        .hasToString(time);
  }

  @ParameterizedTest
  @CsvSource({
    "spark.network.timeout=120 seconds, spark.network.timeout",
    "spark.network.timeout=$TIMEOUT,    spark.network.timeout",
    "spark.unheard.of=7,                spark.unheard.of",
  })
  void a_time_that_cannot_be_read_is_unknown(String setting, String key) {
    assertThat(workload("--conf=" + setting, "main.jar").durations().get(key))
        .isInstanceOf(Effective.Unknown.class);
  }

  @ParameterizedTest
  @CsvSource({
    "apache/spark:3.5.3-java17-python3, 17",
    "registry.example.com/orders:7.1-jdk21, 21",
    "registry.example.com:5000/orders:7.1-openjdk11-slim, 11",
    "apache/spark:3.5.3, 11",
    "spark:3.4.1-python3, 11",
    "docker.io/apache/spark:3.5.3-scala2.12-java11-python3-ubuntu, 11",
    "eclipse-temurin:17-jre, 17",
    "openjdk:8u312-jre, 8",
    "docker.io/library/eclipse-temurin:21.0.2_13-jre, 21",
    "apache/spark:4.0.1, -1",
    "apache/spark:v3.2.1, -1",
    "apache/spark, -1",
    "registry.example.com/spark:3.5.3, -1",
    "registry.example.com:5000/java17/orders, -1",
    "registry.example.com/orders:7.1-javascript2, -1",
    "registry.example.com/orders:17, -1",
    "apache/spark:3.5.3@sha256:00, -1",
  })
  void only_an_image_that_says_so_tells_the_java(String image, long java) {
    assertThat(JavaVersions.version(image)).isEqualTo(java);
  }

  @Test
  void off_heap_memory_counts_in_local_mode_only() {
    String[] offHeap = {
      "--conf=spark.memory.offHeap.enabled=true", "--conf=spark.memory.offHeap.size=2g"
    };
    assertThat(driver("--master=local", offHeap[0], offHeap[1], "a.jar").memoryNeeded().orNull())
        .isEqualTo(MemorySize.ofMebibytes(1024 + 384 + 2048));
    assertThat(driver("--master=k8s://x", offHeap[0], offHeap[1], "a.jar").memoryNeeded().orNull())
        .isEqualTo(MemorySize.ofMebibytes(1024 + 384));
  }

  @ParameterizedTest
  @CsvSource({
    "local,            '',      local",
    "local[4],         '',      local",
    "'local[4,2]',     '',      local",
    "local[*],         cluster, local",
    "k8s://https://x,  '',      client",
    "k8s://https://x,  client,  client",
    "k8s://https://x,  cluster, cluster",
    "k8s://https://x,  $MODE,   unknown",
    "spark://x:7077,   '',      standalone",
    "yarn,             '',      unknown",
    "$MASTER,          '',      unknown",
  })
  void master_and_deploy_mode_make_the_mode(String master, String deployMode, String mode) {
    List<String> words = new ArrayList<>(List.of("--master=" + master));
    if (!deployMode.isEmpty()) {
      words.add("--deploy-mode=" + deployMode);
    }
    words.add("main.jar");
    assertThat(workload(words.toArray(new String[0])).mode()).isEqualTo(mode);
  }

  @Test
  void no_master_at_all_is_local_on_all_processors() {
    Workload workload = workload("main.jar");
    assertThat(workload.mode()).isEqualTo("local");
    assertThat(workload.localOnAllProcessors().orNull()).isTrue();
    assertThat(workload.localThreads()).isInstanceOf(Effective.Unset.class);
  }

  @Test
  void options_in_a_variable_leave_the_rest_open() {
    Workload workload = workload("--master=local", "$(EXTRA)", "main.jar");
    assertThat(workload.conf().get("spark.driver.memory")).isInstanceOf(Effective.Unknown.class);
    assertThat(workload.driver().heap()).isInstanceOf(Effective.Unknown.class);
    assertThat(workload.mode()).isEqualTo("local");
  }

  @Test
  void the_command_wins_over_the_mounted_properties() {
    Workload workload =
        mounted(
            "{name: conf, mountPath: /etc/conf}",
            Map.of("a.yaml", CONFIG_MAP.formatted("data", "4g")));
    assertThat(workload.driver().heap().orNull()).hasToString("4096Mi");
    assertThat(workload.driver().heap().placeOrNull()).hasToString("a.yaml:6:25");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{name: conf, mountPath: /etc/conf/app.properties, subPath: app.properties} | 4096Mi",
        "{name: conf, mountPath: /etc/conf/} | 4096Mi",
        "{name: conf, mountPath: /etc} | ''",
        "{name: other, mountPath: /etc/conf} | ''",
        "{name: conf, mountPath: /etc/configuration} | ''",
      })
  void mounts_are_followed_to_the_file(String mount, String heap) {
    Workload workload = mounted(mount, Map.of("a.yaml", CONFIG_MAP.formatted("data", "4g")));
    if (heap.isEmpty()) {
      assertThat(workload.driver().heap()).isInstanceOf(Effective.Unknown.class);
    } else {
      assertThat(workload.driver().heap().orNull()).hasToString(heap);
    }
  }

  @Test
  void the_same_name_in_another_namespace_is_another_thing() {
    Workload workload =
        mounted(
            "{name: conf, mountPath: /etc/conf}",
            Map.of("a.yaml", CONFIG_MAP.formatted("test", "4g")));
    assertThat(workload.driver().heap()).isInstanceOf(Effective.Unknown.class);
  }

  @Test
  void the_nearest_of_equal_names_is_meant_and_none_of_two_equally_near() {
    String near = CONFIG_MAP.formatted("data", "4g");
    String far = CONFIG_MAP.formatted("data", "8g");
    String mount = "{name: conf, mountPath: /etc/conf}";
    assertThat(
            mounted(mount, Map.of("deploy/x/c.yaml", near, "other/c.yaml", far))
                .driver()
                .heap()
                .orNull())
        .hasToString("4096Mi");
    assertThat(
            mounted(mount, Map.of("deploy/y/c.yaml", near, "deploy/z/c.yaml", far)).driver().heap())
        .isInstanceOf(Effective.Unknown.class);
  }

  @Test
  void another_overlay_is_another_thing() {
    String deployment = deployment("{name: conf, mountPath: /etc/conf}", PROPERTIES);
    Facts facts =
        facts(
            Map.of(
                "overlays/dev/d.yaml",
                deployment,
                "overlays/prod/c.yaml",
                CONFIG_MAP.formatted("data", "4g")));
    assertThat(facts.workloads().get(0).driver().heap()).isInstanceOf(Effective.Unknown.class);
  }

  @Test
  void settings_that_nobody_uses_leave_open_what_they_do_not_say() {
    Facts facts =
        facts(Map.of("spark-defaults.conf", "spark.master local[2]\nspark.task.cpus 2\n"));
    Workload lone = facts.workloads().get(0);
    assertThat(lone.id()).isEmpty();
    assertThat(lone.mode()).isEqualTo("local");
    assertThat(lone.taskCpus().orNull()).isEqualTo(2);
    assertThat(lone.conf().get("spark.driver.memory")).isInstanceOf(Effective.Unknown.class);
  }

  @Test
  void fields_of_a_custom_resource_win_over_its_spark_conf() {
    Facts facts =
        facts(
            Map.of(
                "app.yaml",
                """
                apiVersion: sparkoperator.k8s.io/v1beta2
                kind: SparkApplication
                metadata: {name: app}
                spec:
                  sparkConf: {spark.executor.cores: "1", spark.task.cpus: "2"}
                  hadoopConf: {fs.s3a.endpoint: x}
                  executor: {cores: 4}
                """));
    Workload workload = facts.workloads().get(0);
    assertThat(workload.mode()).isEqualTo("operator");
    assertThat(workload.executorCores().orNull()).isEqualTo(4);
    assertThat(workload.conf().get("spark.hadoop.fs.s3a.endpoint").orNull()).isEqualTo("x");
    assertThat(workload.restartPolicy().orNull()).isEqualTo("Never");
  }

  @ParameterizedTest
  @CsvSource({
    "apache/spark:3.5.3, 3.5.3",
    "apache/spark:v3.1.1-java11, 3.1.1",
    "gcr.io/spark-operator/spark-py:v2.4.5, 2.4.5",
    "registry:5000/spark:4.0.0, 4.0.0",
    "acme/jobs:3.5.3, ''",
    "pyspark-custom-v3.0.0:0.0.11, ''",
    "apache/spark, ''",
    "apache/spark:latest, ''",
    "apache/spark:3.5.3@sha256:0123, ''",
    "apache/spark:202206300317R, ''",
  })
  void only_a_tag_that_is_a_version_tells_the_version(String image, String version) {
    assertThat(SparkVersions.tagOfSparkImage(image)).isEqualTo(version);
  }

  @ParameterizedTest
  @CsvSource({
    "clickstream, false",
    "click-stream, true",
    "ClickStream, true",
    "orders-streaming, true",
    "streams, true",
    "upstream-report, false",
    "streamlit-app, false",
    "com.example.StreamingJob, true",
    "daily, false",
  })
  void names_tell_streams(String name, boolean streaming) {
    assertThat(StreamingEvidence.inName(name)).isEqualTo(streaming);
  }

  @ParameterizedTest
  @CsvSource({
    "spark.hadoop.fs.s3a.secret.key, abcDEF123, true",
    "spark.hadoop.fs.s3a.bucket.lake.secret.key, abcDEF123, true",
    "spark.hadoop.fs.s3a.access.key, abcDEF123, false",
    "spark.ssl.ui.keyStorePassword, abcDEF123, true",
    "spark.sql.catalog.jdbc.password, abcDEF123, true",
    "AWS_SECRET_ACCESS_KEY, abcDEF123, true",
    "AWS_ACCESS_KEY_ID, abcDEF123, false",
    "spark.kubernetes.driver.secretKeyRef.AWS_SECRET_ACCESS_KEY, lake:key, false",
    "spark.hadoop.fs.s3a.secret.key, minioadmin, false",
    "spark.hadoop.fs.s3a.secret.key, S3_SECRET_KEY, false",
    "spark.hadoop.fs.s3a.secret.key, $SECRET, false",
    "spark.hadoop.fs.s3a.secret.key, '${env:SECRET}', false",
    "spark.hadoop.fs.s3a.secret.key, '<your key>', false",
    "spark.hadoop.fs.s3a.secret.key, YOUR_KEY, false",
    "spark.hadoop.fs.s3a.secret.key, ********, false",
    "spark.hadoop.fs.s3a.secret.key, '', false",
  })
  void secrets_are_told_by_name_and_value(String name, String value, boolean secret) {
    assertThat(SecretNames.isSecret(name) && SecretNames.isLiteralSecret(name, value))
        .isEqualTo(secret);
  }

  private static final String PROPERTIES =
      "[spark-submit, --properties-file, /etc/conf/app.properties, a.jar]";

  private static Workload mounted(String mount, Map<String, String> configMaps) {
    Map<String, String> files = new TreeMap<>(configMaps);
    files.put("deploy/x/d.yaml", deployment(mount, PROPERTIES));
    for (Workload workload : facts(files).workloads()) {
      if (!workload.id().isEmpty()) {
        return workload;
      }
    }
    throw new AssertionError("no workload");
  }

  private static Driver driver(String... words) {
    return workload(words).driver();
  }

  private static Workload workload(String... words) {
    StringBuilder command = new StringBuilder("[spark-submit");
    for (String word : words) {
      command.append(", \"").append(word).append('"');
    }
    return facts(Map.of("d.yaml", deployment("{}", command + "]"))).workloads().get(0);
  }

  private static String deployment(String mount, String command) {
    return """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: events, namespace: data}
        spec:
          template:
            spec:
              containers:
                - name: driver
                  command: %s
                  volumeMounts: [%s]
              volumes: [{name: conf, configMap: {name: conf}}]
        """
        .formatted(command, mount);
  }

  private static Facts facts(Map<String, String> texts) {
    List<FileModel> files = new ArrayList<>();
    new TreeMap<>(texts)
        .forEach(
            (path, text) ->
                files.add(FileReader.read(path, text.getBytes(StandardCharsets.UTF_8))));
    return WorkloadAssembler.assemble(files, Assumptions.NONE);
  }
}
