package dev.sparklint.lint;

import dev.sparklint.discover.InputKind;
import dev.sparklint.findings.Finding;
import dev.sparklint.findings.Report;
import dev.sparklint.findings.Summary;
import dev.sparklint.render.Renderer;
import dev.sparklint.report.ConciseReporter;
import dev.sparklint.report.Redactor;
import dev.sparklint.rules.Rule;
import dev.sparklint.source.DirectorySource;
import dev.sparklint.source.OverlaySource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Runs the examples of rules: a {@code good-} example yields nothing from its rule, a {@code bad-}
 * one exactly what stands in its {@code .expected}, a {@link Variation} as many as it says.
 */
public final class RuleExamples {

  /** Rules on upgrades need a release to go to. */
  private static final String TARGET = "4.1";

  /** Small, so that a file that is too large makes a small example. */
  private static final LintOptions OPTIONS =
      LintOptions.DEFAULT.withMaxBytes(32 << 10).withTargetSpark(TARGET);

  private final Linter linter;
  private final Path directory;
  private final LintOptions options;

  /**
   * @param rules all rules that run, since some keep others quiet
   * @param directory with {@code <category>/<id>/examples}
   * @param renderer for examples that are charts
   */
  public RuleExamples(List<Rule> rules, Path directory, Renderer renderer) {
    this.linter = new Linter(rules);
    this.directory = directory;
    this.options = OPTIONS.withRenderer(renderer);
  }

  /**
   * What became of one example.
   *
   * @param explanation empty when it passed
   * @param updated whether its expectation was written anew
   */
  public record Outcome(String example, String explanation, boolean updated) {
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
    Path own = directory.resolve(rule.category()).resolve(rule.id());
    Path folder = own.resolve("examples");
    List<Outcome> outcomes = new ArrayList<>();
    boolean good = false;
    boolean bad = false;
    for (Path example : examples(folder)) {
      String name = String.valueOf(example.getFileName());
      good |= name.startsWith("good-");
      bad |= name.startsWith("bad-");
      outcomes.add(outcome(rule, example, update));
    }
    if (!good || !bad) {
      String missing = "at least one good- and one bad- example are needed";
      outcomes.add(new Outcome(rule.id(), missing, false));
    }
    for (Path expectation : withoutExample(folder)) {
      String name = rule.id() + "/" + expectation.getFileName();
      outcomes.add(new Outcome(name, "belongs to no example", false));
    }
    try {
      for (Variation variation : Variation.of(own)) {
        outcomes.add(outcome(rule, folder, variation));
      }
    } catch (Variation.BrokenException broken) {
      outcomes.add(
          new Outcome(
              rule.id() + "/" + Variation.FILE, String.valueOf(broken.getMessage()), false));
    }
    return outcomes;
  }

  private Outcome outcome(Rule rule, Path folder, Variation variation) throws IOException {
    Path file = folder.resolve(variation.example());
    if (!Files.isRegularFile(file)) {
      throw new Variation.BrokenException(variation.line(), "no example " + variation.example());
    }
    byte[] changed = variation.applied(Files.readString(file)).getBytes(StandardCharsets.UTF_8);
    Path example = folder.resolve(variation.example().split("/", 2)[0]);
    Path workingDirectory = workingDirectory(example);
    String path = workingDirectory.relativize(file).toString().replace('\\', '/');
    LintResult result = linter.lint(new OverlaySource(source(example), path, changed), options);
    List<Finding> findings = own(rule, result);
    List<String> severities = new ArrayList<>();
    for (Finding finding : findings) {
      severities.add(finding.severity().word());
    }
    severities.sort(null);
    String wrong =
        severities.equals(variation.finds())
            ? ""
            : "should find " + variation.finds() + ", but:\n" + text(result, findings);
    return new Outcome(rule.id() + "/" + Variation.FILE + ":" + variation.line(), wrong, false);
  }

  private Outcome outcome(Rule rule, Path example, boolean update) throws IOException {
    String name = String.valueOf(example.getFileName());
    String shown = rule.id() + "/" + name;
    String actual = findings(rule, example);
    if (name.startsWith("good-")) {
      String wrong = actual.isEmpty() ? "" : "should yield nothing, but yields:\n" + actual;
      return new Outcome(shown, wrong, false);
    }
    if (!name.startsWith("bad-")) {
      return new Outcome(shown, "the name starts neither with good- nor with bad-", false);
    }
    if (actual.isEmpty()) {
      return new Outcome(shown, "should yield a finding, but yields none", false);
    }
    Path file = expectation(example);
    String expected = Files.exists(file) ? Files.readString(file).replace("\r\n", "\n") : "";
    if (actual.equals(expected)) {
      return new Outcome(shown, "", false);
    }
    if (update) {
      Files.writeString(file, actual);
      return new Outcome(shown, "", true);
    }
    return new Outcome(shown, difference(file, expected, actual), false);
  }

  /** The lines that are missing, with a minus, and those that are new, with a plus. */
  private static String difference(Path file, String expected, String actual) {
    if (expected.isEmpty()) {
      return file.getFileName() + " is missing or empty; --update writes:\n" + actual;
    }
    StringBuilder text = new StringBuilder("differs from " + file.getFileName() + ":\n");
    List<String> missing = new ArrayList<>(expected.lines().toList());
    List<String> more = new ArrayList<>();
    for (String line : actual.lines().toList()) {
      if (!missing.remove(line)) {
        more.add(line);
      }
    }
    for (String line : missing) {
      text.append("- ").append(line).append('\n');
    }
    for (String line : more) {
      text.append("+ ").append(line).append('\n');
    }
    return missing.isEmpty() && more.isEmpty() ? text + actual : text.toString();
  }

  /** What the rule says of the example. */
  private String findings(Rule rule, Path example) {
    LintResult result = linter.lint(source(example), options);
    return text(result, own(rule, result));
  }

  private static Path workingDirectory(Path example) {
    return Files.isDirectory(example) ? example : example.resolveSibling("");
  }

  private static DirectorySource source(Path example) {
    return new DirectorySource(workingDirectory(example), List.of(example), InputKind::isCandidate);
  }

  private static List<Finding> own(Rule rule, LintResult result) {
    List<Finding> own = new ArrayList<>();
    for (Finding finding : result.findings()) {
      if (finding.rule().equals(rule.id())) {
        own.add(finding);
      }
    }
    return own;
  }

  /** As the concise report prints it, and where rules fail. */
  private static String text(LintResult result, List<Finding> own) {
    Summary summary = Summary.of(0, result.workloads(), own, List.of(), 0);
    Report report = new Report(own, List.of(), summary, List.of());
    StringBuilder text = new StringBuilder();
    new ConciseReporter(Redactor.of(report, result.secrets(), (path, line) -> null))
        .write(report, text);
    for (String error : result.ruleErrors()) {
      text.append(error).append('\n');
    }
    return text.toString();
  }

  private static Path expectation(Path example) {
    String name = String.valueOf(example.getFileName());
    int dot = Files.isDirectory(example) ? -1 : name.lastIndexOf('.');
    return example.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".expected");
  }

  private static List<Path> withoutExample(Path folder) throws IOException {
    List<Path> left = children(folder, true);
    for (Path example : examples(folder)) {
      left.remove(expectation(example));
    }
    return left;
  }

  private static List<Path> examples(Path folder) throws IOException {
    return children(folder, false);
  }

  /** Expectations or examples, without hidden files. */
  private static List<Path> children(Path folder, boolean expectations) throws IOException {
    List<Path> wanted = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
        for (Path child : children) {
          String name = String.valueOf(child.getFileName());
          if (!name.startsWith(".") && name.endsWith(".expected") == expectations) {
            wanted.add(child);
          }
        }
      }
    }
    Collections.sort(wanted);
    return wanted;
  }
}
