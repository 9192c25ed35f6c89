package dev.sparklint.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparklint.proofs.cluster.NodeReport;
import dev.sparklint.rules.SparkRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The table {@code schemas/api-rights.tsv} against what Spark asks of the API, and against what
 * becomes of an application when one verb is denied.
 */
final class RightsTest {

  private static final Path TABLE = SparkUnderTest.RULES.resolveSibling("schemas/api-rights.tsv");

  /** All that any release asks, and more. */
  private static final Map<String, List<String>> EVERYTHING = new LinkedHashMap<>();

  static {
    List<String> verbs =
        List.of("get", "list", "watch", "create", "update", "patch", "delete", "deletecollection");
    for (String resource : List.of("pods", "configmaps", "services", "persistentvolumeclaims")) {
      EVERYTHING.put(resource, verbs);
    }
  }

  /** Settings with which the words of the table's last column are true. */
  private static final Set<String> NEEDED =
      Set.of(
          "always",
          "driver-pod-name",
          "executor-config-map",
          "looks-for-claims",
          "removes-executors",
          "waits-for-application",
          "polls-executors");

  private static SparkUnderTest spark;

  @BeforeAll
  static void needSpark() {
    spark = SparkUnderTest.get();
  }

  /** The two that ask: the driver in its pod, and spark-submit in cluster mode. */
  private enum Identity {
    DRIVER("driver", "client"),
    SUBMITTER("submitter", "cluster");

    private final String word;
    private final String mode;

    Identity(String word, String mode) {
      this.word = word;
      this.mode = mode;
    }
  }

  @Test
  void drivers_ask_nothing_that_the_table_lacks() throws IOException, InterruptedException {
    assertThat(known(Identity.DRIVER).keySet()).containsAll(asked(Identity.DRIVER));
  }

  @Test
  void submitters_ask_nothing_that_the_table_lacks() throws IOException, InterruptedException {
    assertThat(known(Identity.SUBMITTER).keySet()).containsAll(asked(Identity.SUBMITTER));
  }

  /** One verb denied at a time. */
  @TestFactory
  Stream<DynamicTest> denials_end_as_the_table_says() throws IOException, InterruptedException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Identity identity : SparkUnderTest.ALL ? Identity.values() : new Identity[0]) {
      Map<String, String> known = known(identity);
      for (String right : asked(identity)) {
        if (known.containsKey(right)) {
          tests.add(
              DynamicTest.dynamicTest(
                  identity.word + " without " + right,
                  () -> assertThat(denied(identity, right)).isEqualTo(known.get(right))));
        }
      }
    }
    return tests.stream();
  }

  private static String denied(Identity identity, String right)
      throws IOException, InterruptedException {
    NodeReport report = run(identity, right);
    String first = report.pods().get(0).at("/metadata/name").asText();
    boolean counted = String.join("\n", report.logs().values()).contains("counted 4");
    boolean works =
        identity == Identity.DRIVER
            ? counted
            : Integer.valueOf(0).equals(report.exits().get(first));
    System.out.println(
        spark.image().version()
            + ": "
            + identity.word
            + " without "
            + right
            + ": "
            + report.exits());
    return works ? "logged" : "fatal";
  }

  /** What the account asks with all rights: {@code create pods}. */
  private static Set<String> asked(Identity identity) throws IOException, InterruptedException {
    Set<String> asked = new TreeSet<>();
    for (String request : run(identity, "").requests()) {
      String[] words = request.split(" ", -1);
      if (words[0].equals("system:serviceaccount:data:spark")) {
        asked.add(words[1] + " " + words[2]);
      }
    }
    assertThat(asked).contains("create pods");
    return asked;
  }

  /** What the table says of a denial, by what is denied. */
  private static Map<String, String> known(Identity identity) throws IOException {
    Map<String, String> known = new TreeMap<>();
    for (String line : Files.readAllLines(TABLE)) {
      String[] cells = line.split("\t", -1);
      if (line.startsWith("#") || !cells[0].equals(identity.word) || !holds(cells[1], cells[2])) {
        continue;
      }
      if (NEEDED.contains(cells[7])) {
        for (String verb : cells[5].split(" ", -1)) {
          known.put(verb + " " + cells[4], cells[6]);
        }
      }
    }
    return known;
  }

  private static boolean holds(String since, String until) {
    String range =
        (since.equals("-") ? "" : ">=" + since) + (until.equals("-") ? "" : " <" + until);
    return Objects.requireNonNull(SparkRange.parse(range.strip()), range)
        .includes(spark.image().version());
  }

  private static NodeReport run(Identity identity, String denied)
      throws IOException, InterruptedException {
    Path folder =
        SparkUnderTest.WORK
            .resolve("rights")
            .resolve(identity.word + "-" + denied.replace(' ', '-'));
    Files.createDirectories(folder.resolve("examples"));
    Files.writeString(folder.resolve("examples/bad.yaml"), manifests(identity, denied));
    Proof.Side side =
        new Proof.Side(
            "bad.yaml",
            null,
            "count",
            Map.of("spark.kubernetes.container.image", "apache/spark"),
            true,
            false,
            List.of("counted 4"),
            List.of(),
            denied.isEmpty() || identity == Identity.SUBMITTER ? 0 : null,
            List.of(),
            List.of(),
            List.of(),
            60);
    return spark.runner().run(new Proof(false, "", side, side, folder), side);
  }

  private static String manifests(Identity identity, String denied) {
    return """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: events, namespace: data}
        spec:
          selector: {matchLabels: {app: events}}
          template:
            metadata: {labels: {app: events}}
            spec:
              serviceAccountName: spark
              containers:
                - name: driver
                  image: apache/spark
                  command:
                    - /opt/spark/bin/spark-submit
                    - --master=k8s://https://kubernetes.default.svc
                    - --deploy-mode=%s
                    - --conf=spark.kubernetes.namespace=data
                    - --conf=spark.executor.instances=1
        %s            - --class=org.example.Events
                    - local:///opt/app/events.jar
                  env:
                    - name: POD_IP
                      valueFrom: {fieldRef: {fieldPath: status.podIP}}
                    - name: POD_NAME
                      valueFrom: {fieldRef: {fieldPath: metadata.name}}
        ---
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: spark, namespace: data}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: spark, namespace: data}
        rules:
        %s---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: spark, namespace: data}
        roleRef: {kind: Role, name: spark, apiGroup: rbac.authorization.k8s.io}
        subjects: [{kind: ServiceAccount, name: spark, namespace: data}]
        """
        .formatted(identity.mode, settings(identity), rules(denied));
  }

  private static String settings(Identity identity) {
    String account = "spark.kubernetes.authenticate.driver.serviceAccountName=driver";
    List<String> settings =
        identity == Identity.SUBMITTER
            ? List.of(account, "spark.kubernetes.authenticate.executor.serviceAccountName=driver")
            : List.of(
                "spark.driver.host=$(POD_IP)", "spark.kubernetes.driver.pod.name=$(POD_NAME)");
    return settings.stream()
        .map(setting -> "            - --conf=" + setting + "\n")
        .collect(Collectors.joining());
  }

  private static String rules(String denied) {
    StringBuilder rules = new StringBuilder();
    EVERYTHING.forEach(
        (resource, verbs) -> {
          String allowed =
              verbs.stream()
                  .filter(verb -> !(verb + " " + resource).equals(denied))
                  .collect(Collectors.joining(", "));
          rules.append("  - {apiGroups: [''], resources: [").append(resource);
          rules.append("], verbs: [").append(allowed).append("]}\n");
        });
    return rules.toString();
  }
}
