package dev.sparklint.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sparklint.proofs.SparkImage;
import dev.sparklint.proofs.cluster.Certificate;
import dev.sparklint.proofs.cluster.MemoryLimit;
import dev.sparklint.proofs.cluster.NodeProcess;
import dev.sparklint.proofs.cluster.NodeReport;
import dev.sparklint.proofs.cluster.NodeSpec;
import dev.sparklint.proofs.cluster.NodeSpec.Interruption;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the charts say, with real Spark on a small cluster of processes, between a real broker and a
 * real S3 server. On the way the driver is killed; at the end every record is in its place, once.
 */
final class RunTest {

  private static final Path JOB =
      Path.of(System.getProperty("sparklint.job")).toAbsolutePath().normalize();
  private static final Path WORK = Path.of(System.getProperty("sparklint.work"));
  private static final String ALL_THERE = "\"totals\":{\"in\":6000,";

  /** Jars of Spark's distribution that come with parts of it which the one here is made without. */
  private static final Pattern OF_OTHER_PARTS =
      Pattern.compile(".*/(httpclient|httpcore|joda-time)-[0-9.]+[.]jar");

  /**
   * Of the S3 server of the test. Not in a file: the linter would say, rightly, that it is in plain
   * text.
   */
  private static final String KEYS =
      """
      sparkConf:
        spark.hadoop.fs.s3a.access.key: lab
        spark.hadoop.fs.s3a.secret.key: not-a-secret
      """;

  private static final Pattern SENT = Pattern.compile("sent (\\d+) (\\d+) (\\d+) (\\d+) (\\d+)");

  @BeforeAll
  static void needsNamespaces() {
    assumeThat(NodeProcess.lacks()).isNull();
  }

  @Test
  void local_mode_goes_on_after_its_pod_is_killed() throws Exception {
    NodeReport report = run("local", List.of(afterBatch("bookings-7d9f8c6b5", 1)));
    assertThat(drivers(report)).hasSizeGreaterThan(1);
    assertThat(report.requests()).as("asks the API for nothing").isEmpty();
  }

  @Test
  @EnabledIfSystemProperty(named = "sparklint.proofs", matches = "all")
  void local_mode_goes_on_from_a_checkpoint_on_a_disk() throws Exception {
    NodeReport report = run("local", "disk", List.of(afterBatch("bookings-7d9f8c6b5", 1)));
    assertThat(drivers(report)).hasSizeGreaterThan(1);
  }

  @Test
  void client_mode_goes_on_after_its_driver_is_killed() throws Exception {
    NodeReport report = run("client", List.of(afterBatch("bookings-7d9f8c6b5", 1)));
    assertThat(drivers(report)).hasSizeGreaterThan(1);
    assertThat(report.pods())
        .filteredOn(pod -> pod.at("/metadata/labels/spark-role").asText().equals("executor"))
        .as("executors of both drivers")
        .hasSizeGreaterThanOrEqualTo(3);
    assertThat(report.requests())
        .as("the Role has what Spark asks for")
        .noneMatch(line -> line.endsWith(" 403"));
  }

  @Test
  @EnabledIfSystemProperty(named = "sparklint.proofs", matches = "all")
  void cluster_mode_goes_on_at_the_next_hour() throws Exception {
    NodeReport report = run("cluster", List.of(afterBatch("bookings-", 1)));
    assertThat(report.requests())
        .as("the Roles have what Spark asks for")
        .noneMatch(line -> line.endsWith(" 403"));
  }

  /** Without the operator's own code: with the arguments that it would build. */
  @ParameterizedTest
  @ValueSource(strings = {"kubeflow", "apache"})
  @EnabledIfSystemProperty(named = "sparklint.proofs", matches = "all")
  void an_operator_submits_again_after_its_driver_is_killed(String operator) throws Exception {
    NodeReport report = run("operator", operator, List.of(afterBatch("bookings-", 1)));
    assertThat(report.requests())
        .as("the Role has what Spark asks for")
        .noneMatch(line -> line.endsWith(" 403"));
  }

  private static Interruption afterBatch(String pod, int batch) {
    return new Interruption(pod, "{\"event\":\"committed\",\"batch\":" + batch + ",");
  }

  private static List<String> drivers(NodeReport report) {
    return report.logs().keySet().stream()
        .filter(name -> name.startsWith("bookings-7d9f8c6b5"))
        .toList();
  }

  private static NodeReport run(String mode, List<Interruption> interruptions) throws Exception {
    return run(mode, "", interruptions);
  }

  /**
   * Runs a chart.
   *
   * @param variant the operator that submits, or which values there are besides; empty for none
   */
  private static NodeReport run(String mode, String variant, List<Interruption> interruptions)
      throws Exception {
    String operator = mode.equals("operator") ? variant : "";
    Path own = emptied(WORK.resolve(mode + variant).toAbsolutePath());
    Path buckets = own.resolve("buckets");
    Files.createDirectories(buckets.resolve("lake-dev"));
    Path keys = own.resolve("keys.p12");
    Path certificate = own.resolve("certificate.pem");
    Certificate.make(List.of(), keys, certificate);
    SparkImage image = image();
    Path values = own.resolve("values-proof.yaml");
    String trigger = mode.equals("cluster") ? "available-now" : "1s";
    Files.writeString(
        values,
        resource("/values-proof.yaml").replace("TRIGGER", trigger)
            + KEYS
            + (operator.isEmpty() ? "" : "operator: " + operator + "\n"));
    Path more = Path.of(mode, variant.equals("disk") ? "values-disk.yaml" : "values-dev.yaml");
    String chart =
        Chart.of(mode, own.resolve("charts"))
            .rendered(Path.of(mode, "values-dev.yaml"), more, values);
    Files.writeString(own.resolve("rendered.yaml"), chart);
    Path outside = Files.createDirectories(own.resolve("outside"));
    if (!operator.isEmpty()) {
      Files.writeString(outside.resolve("submit.sh"), Operators.script(operator, chart, outside));
    }
    NodeSpec spec =
        new NodeSpec(
            own.resolve("node"),
            image.folder(),
            keys,
            certificate,
            List.of(surroundings(), chart),
            operator.isEmpty() ? null : "bash submit.sh",
            outside,
            Map.of(
                "/opt/pipeline/pipeline.jar",
                JOB.resolve("target/sparklint-reference-job-0.1.0.jar"),
                "/buckets",
                buckets),
            List.of(),
            false,
            MemoryLimit.works(),
            image.javaOptions(),
            List.of(ALL_THERE),
            false,
            true,
            interruptions,
            170);
    NodeReport report = NodeProcess.run(own, spec, image.scripts());
    String printed = printed(report);
    assertThat(report.events()).as(printed).anyMatch(event -> event.endsWith(" was killed"));
    assertThat(report.logs().values()).as(printed).anyMatch(log -> log.contains(ALL_THERE));
    assertThat(
            exact(
                own, buckets.resolve("lake-dev/bookings"), report.logs().getOrDefault("feed", "")))
        .isZero();
    return report;
  }

  /** Whether the tables hold what was sent, each record once: the exit code of who looks. */
  private static int exact(Path own, Path output, String feed) throws Exception {
    Matcher sent = SENT.matcher(feed);
    assertThat(sent.find()).as(feed).isTrue();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Arrays.asList(System.getProperty("sparklint.spark.opens").split(" ", -1)));
    command.addAll(List.of("-Xmx700m", "-XX:TieredStopAtLevel=1", "-cp", jobClassPath()));
    command.addAll(List.of("dev.sparklint.reference.Exact", output.toString()));
    for (int i = 1; i <= sent.groupCount(); i++) {
      command.add(sent.group(i));
    }
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    builder.redirectOutput(own.resolve("exact.log").toFile());
    return builder.start().waitFor();
  }

  /** Spark with what the Dockerfile of the job adds. */
  private static SparkImage image() throws IOException {
    StringBuilder jars =
        new StringBuilder(
            Files.readString(Path.of(System.getProperty("sparklint.spark.jars"))).strip());
    try (Stream<Path> more = Files.list(JOB.resolve("target/image/jars"))) {
      more.sorted().forEach(jar -> jars.append(':').append(jar));
    }
    for (String jar : jobClassPath().split(":", -1)) {
      if (OF_OTHER_PARTS.matcher(jar).matches()) {
        jars.append(':').append(jar);
      }
    }
    return SparkImage.of(
        WORK.resolve("image").toAbsolutePath(),
        jars.toString(),
        System.getProperty("sparklint.spark.opens"));
  }

  private static String surroundings() throws IOException {
    Path target = JOB.resolve("target");
    String servers = Files.readString(target.resolve("servers.classpath")).strip();
    return resource("/surroundings.yaml")
        .replace("SERVERS_CLASS_PATH", inContainer(target.resolve("test-classes") + ":" + servers))
        .replace("JOB_CLASS_PATH", inContainer(jobClassPath()))
        .replace("TOPIC", "bookings-dev");
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(RunTest.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String jobClassPath() throws IOException {
    return Files.readString(JOB.resolve("target/job.classpath")).strip();
  }

  /** In a container, the system's files are below /host. */
  private static String inContainer(String classPath) {
    return "/host" + classPath.replace(":", ":/host");
  }

  private static Path emptied(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    return Files.createDirectories(folder);
  }

  private static String printed(NodeReport report) {
    StringBuilder text = new StringBuilder();
    report.events().forEach(event -> text.append("event: ").append(event).append('\n'));
    report
        .logs()
        .forEach(
            (pod, log) -> text.append("== ").append(pod).append('\n').append(log).append('\n'));
    return text.toString();
  }
}
