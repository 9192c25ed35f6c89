package dev.sparklint.lint;

import dev.sparklint.discover.InputKind;
import dev.sparklint.findings.Finding;
import dev.sparklint.findings.Report;
import dev.sparklint.findings.Summary;
import dev.sparklint.report.ConciseReporter;
import dev.sparklint.report.Redactor;
import dev.sparklint.rules.Rule;
import dev.sparklint.source.DirectorySource;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Runs the examples of rules: a {@code good-} example yields nothing from its rule, a {@code bad-}
 * one exactly what stands in its {@code .expected}.
 */
public final class RuleExamples {

  /** Small, so that a file that is too large makes a small example. */
  private static final LintOptions OPTIONS = LintOptions.DEFAULT.withMaxBytes(32 << 10);

  private final Linter linter;
  private final Path directory;

  /**
   * @param rules all rules that run, since some keep others quiet
   * @param directory with {@code <category>/<id>/examples}
   */
  public RuleExamples(List<Rule> rules, Path directory) {
    this.linter = new Linter(rules);
    this.directory = directory;
  }

  /** What became of one example; the explanation is empty when it passed. */
  public record Outcome(String example, String explanation) {
    public boolean passed() {
      return explanation.isEmpty();
    }
  }

  /**
   * Runs every example of a rule; having no good or no bad one counts as a failed one.
   *
   * @param update write {@code .expected} anew instead of comparing
   * @throws IOException if an example cannot be read or an expectation cannot be written
   */
  public List<Outcome> run(Rule rule, boolean update) throws IOException {
    Path folder = directory.resolve(rule.category()).resolve(rule.id()).resolve("examples");
    List<Outcome> outcomes = new ArrayList<>();
    boolean good = false;
    boolean bad = false;
    for (Path example : examples(folder)) {
      String name = String.valueOf(example.getFileName());
      good |= name.startsWith("good-");
      bad |= name.startsWith("bad-");
      outcomes.add(new Outcome(rule.id() + "/" + name, explanation(rule, example, update)));
    }
    if (!good || !bad) {
      String missing = "at least one good- and one bad- example are needed";
      outcomes.add(new Outcome(rule.id(), missing));
    }
    return outcomes;
  }

  private String explanation(Rule rule, Path example, boolean update) throws IOException {
    String name = String.valueOf(example.getFileName());
    String actual = findings(rule, example);
    if (name.startsWith("good-")) {
      return actual.isEmpty() ? "" : "should yield nothing, but yields:\n" + actual;
    }
    if (!name.startsWith("bad-")) {
      return "the name starts neither with good- nor with bad-";
    }
    Path file = expectation(example);
    if (update && !actual.isEmpty()) {
      Files.writeString(file, actual);
    }
    String expected = Files.exists(file) ? Files.readString(file).replace("\r\n", "\n") : "";
    if (actual.isEmpty()) {
      return "should yield a finding, but yields none";
    }
    return actual.equals(expected)
        ? ""
        : "expected in " + file.getFileName() + ":\n" + expected + "actual:\n" + actual;
  }

  /** What the rule says of the example, as the concise report prints it. */
  private String findings(Rule rule, Path example) {
    boolean folder = Files.isDirectory(example);
    Path workingDirectory = folder ? example : example.resolveSibling("");
    DirectorySource source =
        new DirectorySource(workingDirectory, List.of(example), InputKind::isCandidate);
    LintResult result = linter.lint(source, OPTIONS);
    List<Finding> own = new ArrayList<>();
    for (Finding finding : result.findings()) {
      if (finding.rule().equals(rule.id())) {
        own.add(finding);
      }
    }
    Summary summary = Summary.of(0, result.workloads(), own, List.of(), 0);
    Report report = new Report(own, List.of(), summary, List.of());
    StringBuilder text = new StringBuilder();
    new ConciseReporter(Redactor.of(report, result.secrets(), (path, line) -> null))
        .write(report, text);
    return text.toString();
  }

  private static Path expectation(Path example) {
    String name = String.valueOf(example.getFileName());
    int dot = Files.isDirectory(example) ? -1 : name.lastIndexOf('.');
    return example.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".expected");
  }

  private static List<Path> examples(Path folder) throws IOException {
    List<Path> examples = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
        for (Path child : children) {
          if (!child.toString().endsWith(".expected")) {
            examples.add(child);
          }
        }
      }
    }
    Collections.sort(examples);
    return examples;
  }
}
