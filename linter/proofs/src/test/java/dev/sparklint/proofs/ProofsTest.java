package dev.sparklint.proofs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparklint.proofs.cluster.NodeReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Rules whose own examples are run with real Spark: the bad one fails as the rule says, the good
 * one works. {@code -Dproof=NAME} runs those whose rule has the name in it.
 */
final class ProofsTest {

  private static final String ONLY = System.getProperty("proof", "");

  @TestFactory
  Stream<DynamicTest> examples_do_what_their_rules_say() throws IOException {
    SparkUnderTest spark = SparkUnderTest.get();
    List<DynamicTest> tests = new ArrayList<>();
    for (Proof proof : Proof.all(SparkUnderTest.RULES)) {
      boolean wanted =
          ONLY.isEmpty()
              ? SparkUnderTest.ALL || proof.fast()
              : Pattern.compile(ONLY).matcher(proof.rule()).find();
      if (wanted && proof.holdsFor(spark.image().version())) {
        tests.add(DynamicTest.dynamicTest(proof.rule(), () -> check(spark, proof)));
      }
    }
    return tests.stream();
  }

  private static void check(SparkUnderTest spark, Proof proof)
      throws IOException, InterruptedException {
    boolean limits = proof.bad().memoryLimits() || proof.good().memoryLimits();
    assumeThat(!limits || ProofRunner.limitsMemory()).as("memory cgroups can be made").isTrue();
    check(spark.runner(), proof, proof.bad());
    check(spark.runner(), proof, proof.good());
    String version = spark.image().version();
    Path record = proof.folder().resolve("proven.txt");
    Set<String> releases = new TreeSet<>();
    if (Files.exists(record)) {
      releases.addAll(Files.readAllLines(record));
    }
    if (System.getProperty("approve") != null && releases.add(version)) {
      Files.writeString(record, String.join("\n", releases) + "\n");
    }
    assertThat(releases).as(record + " lacks it; -Dapprove writes it").contains(version);
  }

  private static void check(ProofRunner runner, Proof proof, Proof.Side side)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    NodeReport report = runner.run(proof, side);
    System.out.printf(
        "%s %s: %d s, exits %s%n",
        proof.rule(), side.example(), (System.nanoTime() - start) / 1_000_000_000, report.exits());
    String printed = printed(report);
    for (String text : side.sees()) {
      assertThat(printed).contains(text);
    }
    for (String text : side.never()) {
      assertThat(printed).doesNotContain(text);
    }
    if (side.exit() != null) {
      assertThat(exit(report)).as(printed).isEqualTo(side.exit());
    }
    for (Proof.PodField field : side.pods()) {
      assertThat(values(report, field))
          .as(field + "\n" + printed)
          .contains(String.valueOf(field.is()));
    }
    for (String request : side.requests()) {
      assertThat(report.requests()).as(printed).anyMatch(line -> line.contains(request));
    }
    for (String request : side.noRequests()) {
      assertThat(report.requests()).as(printed).noneMatch(line -> line.contains(request));
    }
  }

  /** Of what was begun with: the command outside, else the first pod. */
  private static @Nullable Integer exit(NodeReport report) {
    if (report.exits().containsKey("outside") || report.pods().isEmpty()) {
      return report.exits().get("outside");
    }
    return report.exits().get(report.pods().get(0).at("/metadata/name").asText());
  }

  private static List<String> values(NodeReport report, Proof.PodField field) {
    List<String> values = new ArrayList<>();
    for (ObjectNode pod : report.pods()) {
      if (pod.at("/metadata/labels/spark-role").asText().equals(field.role())) {
        values.add(pod.at(field.at()).isMissingNode() ? "null" : pod.at(field.at()).asText());
      }
    }
    return values;
  }

  private static String printed(NodeReport report) {
    StringBuilder text = new StringBuilder();
    report.events().forEach(event -> text.append("event: ").append(event).append('\n'));
    report.requests().forEach(request -> text.append("request: ").append(request).append('\n'));
    report
        .logs()
        .forEach(
            (pod, log) -> text.append("== ").append(pod).append('\n').append(log).append('\n'));
    return text.toString();
  }
}
