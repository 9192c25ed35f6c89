package dev.sparklint.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sparklint.discover.InputKind;
import dev.sparklint.facts.Workload;
import dev.sparklint.findings.Severity;
import dev.sparklint.lint.Inspector;
import dev.sparklint.lint.LintOptions;
import dev.sparklint.lint.LintResult;
import dev.sparklint.lint.Linter;
import dev.sparklint.source.DirectorySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real public files, where they are at hand: they are not part of the repository. */
class CorpusTest {

  private static final Path CORPUS = Repository.ROOT.resolve("../shared/corpus").normalize();

  @BeforeEach
  void only_where_the_corpus_is() {
    assumeTrue(Files.isDirectory(CORPUS));
  }

  @Test
  void says_nothing_of_files_without_spark() {
    assertThat(lint("noise").findings()).isEmpty();
  }

  @Test
  void finds_no_error_in_files_that_experts_call_clean() throws IOException {
    Set<String> clean =
        Files.readAllLines(CORPUS.resolve("labels.tsv")).stream()
            .map(line -> line.split("\t", -1))
            .filter(fields -> fields[3].equals("CLEAN"))
            .map(fields -> fields[0])
            .collect(Collectors.toSet());
    assertThat(clean).hasSizeGreaterThan(20);
    assertThat(lint("spark").findings())
        .hasSizeGreaterThan(8)
        .filteredOn(finding -> finding.severity() == Severity.ERROR)
        .noneMatch(finding -> clean.contains(finding.place().path()));
  }

  @Test
  void answers_every_label_that_is_certain_or_says_what_will() throws IOException {
    Map<String, String[]> answers = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of("src/test/resources/corpus-answers.tsv"))) {
      String[] fields = line.split("\t", -1);
      if (fields.length > 1) {
        answers.put(fields[0] + ":" + fields[1], fields);
      }
    }
    Set<String> found =
        lint("spark").findings().stream()
            .map(
                finding ->
                    finding.place().path()
                        + ":"
                        + finding.place().span().line()
                        + " "
                        + finding.rule())
            .collect(Collectors.toSet());
    for (String row : Files.readAllLines(CORPUS.resolve("labels.tsv"))) {
      String[] label = row.split("\t", -1);
      if (label[4].equals("certain") && !label[3].equals("CLEAN")) {
        String at = label[0] + ":" + label[1];
        String[] answer = Objects.requireNonNull(answers.get(at), at);
        if (!answer[2].startsWith("issue ")) {
          String line = answer[3].isEmpty() ? answer[1] : answer[3];
          assertThat(found).contains(label[0] + ":" + line + " " + answer[2]);
        }
      }
    }
  }

  /**
   * What is left: broken YAML, Spring's nested configuration, kinds of somebody's own; see the list
   * in the failure.
   */
  @Test
  void tells_the_mode_of_nearly_all_files() throws IOException {
    Path folder = CORPUS.resolve("spark");
    Map<String, Set<String>> modes = new TreeMap<>();
    for (Workload workload :
        Inspector.inspect(
                new DirectorySource(folder, List.of(folder), InputKind::isCandidate),
                LintOptions.DEFAULT)
            .workloads()) {
      modes.computeIfAbsent(workload.place().path(), path -> new TreeSet<>()).add(workload.mode());
    }
    List<String> wrong = new ArrayList<>();
    int known = 0;
    for (String line : Files.readAllLines(CORPUS.resolve("sources.tsv"))) {
      String[] fields = line.split("\t", -1);
      if (Set.of("local", "client", "cluster", "operator", "standalone").contains(fields[5])) {
        known++;
        if (!modes.getOrDefault(fields[0], Set.of()).contains(fields[5])) {
          wrong.add(fields[5] + " " + fields[0]);
        }
      }
    }
    assertThat(known).isGreaterThan(140);
    assertThat(wrong).hasSizeLessThanOrEqualTo(known / 20);
  }

  private static LintResult lint(String part) {
    Path folder = CORPUS.resolve(part);
    LintResult result =
        new Linter(Repository.rules())
            .lint(
                new DirectorySource(folder, List.of(folder), InputKind::isCandidate),
                LintOptions.DEFAULT);
    assertThat(result.ruleErrors()).isEmpty();
    return result;
  }
}
