package dev.sparklint.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sparklint.findings.Edit;
import dev.sparklint.findings.Finding;
import dev.sparklint.lint.Fixes;
import dev.sparklint.lint.LintOptions;
import dev.sparklint.lint.Linter;
import dev.sparklint.rules.Rule;
import dev.sparklint.source.MemorySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** After the fix, the finding is gone and nothing new has come: for each bad example. */
class FixesTest {

  private static final List<Rule> RULES = Repository.rules();
  private static final LintOptions OPTIONS = LintOptions.DEFAULT;

  /** A bad example of a rule that can be mended. */
  record Case(String rule, Path example) {
    @Override
    public String toString() {
      return rule + "/" + example.getFileName();
    }
  }

  static List<Case> examples() throws IOException {
    List<Case> examples = new ArrayList<>();
    for (Rule rule : RULES) {
      if (!rule.edits().isEmpty()) {
        try (Stream<Path> all = Files.list(Repository.folder(rule).resolve("examples"))) {
          all.filter(path -> String.valueOf(path.getFileName()).startsWith("bad-"))
              .filter(path -> !path.toString().endsWith(".expected"))
              .sorted()
              .forEach(path -> examples.add(new Case(rule.id(), path)));
        }
      }
    }
    return examples;
  }

  @ParameterizedTest
  @MethodSource("examples")
  void mends_and_breaks_nothing(Case bad) throws IOException {
    String rule = bad.rule();
    Map<String, String> files = files(bad.example());
    List<Finding> before = lint(files);
    List<Finding> fixable = before.stream().filter(f -> isFixable(f, rule)).toList();
    assumeThat(fixable).as("an edit is known for this example").isNotEmpty();
    Map<String, String> fixed = new HashMap<>(files);
    for (Map.Entry<String, List<Edit>> edits : Fixes.byPath(fixable, true).entrySet()) {
      fixed.compute(edits.getKey(), (path, text) -> Fixes.applied(text, edits.getValue()));
    }
    List<Finding> after = lint(fixed);
    assertThat(after.stream().filter(f -> isFixable(f, rule))).as("%s", fixed).isEmpty();
    Set<String> known = new HashSet<>();
    before.forEach(finding -> known.add(finding.rule()));
    assertThat(known).as("%s", fixed).containsAll(after.stream().map(Finding::rule).toList());
  }

  @Test
  void shows_each_of_its_edits_in_an_example() throws IOException {
    Set<String> mended = new TreeSet<>();
    for (Case bad : examples()) {
      if (lint(files(bad.example())).stream().anyMatch(f -> isFixable(f, bad.rule()))) {
        mended.add(bad.rule());
      }
    }
    assertThat(mended)
        .containsAll(RULES.stream().filter(rule -> !rule.edits().isEmpty()).map(Rule::id).toList());
  }

  private static boolean isFixable(Finding finding, String rule) {
    return finding.rule().equals(rule) && !finding.edits().isEmpty();
  }

  private static List<Finding> lint(Map<String, String> files) {
    return new Linter(RULES).lint(MemorySource.ofTexts(files), OPTIONS).findings();
  }

  private static Map<String, String> files(Path example) throws IOException {
    Map<String, String> files = new HashMap<>();
    try (Stream<Path> walk = Files.walk(example)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        Path name = file.equals(example) ? file.getFileName() : example.relativize(file);
        files.put(String.valueOf(name), Files.readString(file));
      }
    }
    return files;
  }
}
