package dev.sparklint.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparklint.lint.LintOptions;
import dev.sparklint.lint.LintResult;
import dev.sparklint.lint.Linter;
import dev.sparklint.source.MemorySource;
import dev.sparklint.source.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How files are found must not decide what is said of them. */
class DiscoveryTest {

  private static final LintOptions CHEAP = LintOptions.DEFAULT;
  private static final LintOptions EVERYTHING =
      new LintOptions(
          CHEAP.config(),
          CHEAP.select(),
          CHEAP.ignore(),
          CHEAP.matchers(),
          null,
          true,
          CHEAP.maxBytes(),
          CHEAP.renderer());

  private final Linter linter = new Linter(Repository.rules());

  @Test
  void the_cheap_search_changes_no_finding() throws IOException {
    MemorySource source = new MemorySource(tree());
    LintResult cheap = linter.lint(source, CHEAP);
    LintResult everything = linter.lint(source, EVERYTHING);
    assertThat(cheap.findings()).hasSizeGreaterThan(25).isEqualTo(everything.findings());
    assertThat(cheap.suppressed()).isEqualTo(everything.suppressed());
    assertThat(cheap.workloads()).isEqualTo(everything.workloads());
  }

  @Test
  void random_trees_give_the_same_in_both_ways() {
    for (long seed = 1; seed <= 150; seed++) {
      Map<String, String> files = new TreeMap<>(new RandomWorkloads(seed).files());
      files.put(
          "empty.yaml",
          "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: events-conf}\ndata: {a.conf: x=1}\n");
      files.put("broken.yaml", "a: [1\n");
      MemorySource source = MemorySource.ofTexts(files);
      assertThat(linter.lint(source, CHEAP).findings())
          .as("seed %s", seed)
          .isEqualTo(linter.lint(source, EVERYTHING).findings());
    }
  }

  @Test
  void a_file_that_says_nothing_of_spark_still_decides() {
    String deployment =
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: events, namespace: data}
        spec:
          template:
            spec:
              containers:
                - name: driver
                  command: [spark-submit, --properties-file, /etc/conf/app.conf, /app/main.py]
                  resources: {limits: {memory: 524Mi, cpu: 2}}
                  volumeMounts: [{name: conf, mountPath: /etc/conf}]
              volumes: [{name: conf, configMap: {name: app-conf}}]
        """;
    String configMap =
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: app-conf, namespace: data}
        data: {app.conf: "log.level=info"}
        """;
    LintResult without = linter.lint(MemorySource.ofTexts(Map.of("a.yaml", deployment)), CHEAP);
    LintResult with =
        linter.lint(MemorySource.ofTexts(Map.of("a.yaml", deployment, "b.yaml", configMap)), CHEAP);
    assertThat(without.findings())
        .as("the file may set the heap")
        .extracting(finding -> finding.rule())
        .doesNotContain("driver-heap-exceeds-container");
    assertThat(with.findings())
        .as("now it is known that it does not")
        .extracting(finding -> finding.rule())
        .contains("driver-heap-exceeds-container");
  }

  @Test
  void an_image_is_read_where_there_is_no_script() {
    String pod =
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: events}
        spec:
          containers:
            - name: driver
              image: registry.example.com/events:1
              command: [spark-submit, --master, "local[2]", "local:///opt/app/events.jar"]
        """;
    String image = "FROM apache/spark:3.5.3\nUSER spark\n";
    LintResult result =
        linter.lint(
            MemorySource.ofTexts(Map.of("pod.yaml", pod, "events/Dockerfile", image)), CHEAP);
    assertThat(result.findings())
        .extracting(finding -> finding.rule())
        .contains("client-local-scheme-path");
  }

  @Test
  void the_order_of_files_changes_nothing() throws IOException {
    MemorySource ordered = new MemorySource(tree());
    for (long seed = 1; seed <= 5; seed++) {
      Random random = new Random(seed);
      Source shuffled =
          new Source() {
            @Override
            public Listing list() {
              List<Entry> files = new ArrayList<>(ordered.list().files());
              Collections.shuffle(files, random);
              return new Listing(files, List.of());
            }

            @Override
            public byte[] read(String path, int limit) throws IOException {
              return ordered.read(path, limit);
            }
          };
      assertThat(linter.lint(shuffled, CHEAP).findings())
          .as("seed %s", seed)
          .isEqualTo(linter.lint(ordered, CHEAP).findings());
    }
  }

  /** All examples of all rules in one tree, and some files that are nobody's business. */
  private static Map<String, byte[]> tree() throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(Repository.RULES)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(Repository.RULES.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    files.put("broken.yaml", "a: [1, 2\n".getBytes(StandardCharsets.UTF_8));
    files.put("log4j2.properties", "rootLogger.level = info\n".getBytes(StandardCharsets.UTF_8));
    return files;
  }
}
