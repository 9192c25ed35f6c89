package dev.sparklint.cli;

import dev.sparklint.findings.Report;
import dev.sparklint.git.Changes;
import dev.sparklint.lint.LintResult;
import dev.sparklint.report.ConciseReporter;
import dev.sparklint.report.CountsReporter;
import dev.sparklint.report.GithubReporter;
import dev.sparklint.report.GitlabReporter;
import dev.sparklint.report.HtmlReporter;
import dev.sparklint.report.JsonReporter;
import dev.sparklint.report.JunitReporter;
import dev.sparklint.report.MarkdownReporter;
import dev.sparklint.report.Redactor;
import dev.sparklint.report.Reporter;
import dev.sparklint.report.SarifReporter;
import dev.sparklint.report.StatisticsReporter;
import dev.sparklint.report.TextReporter;
import dev.sparklint.rules.Rule;
import dev.sparklint.text.Place;
import java.nio.file.Path;
import java.util.List;

/**
 * The reports of one run.
 *
 * @param outputs where they go
 */
record Reports(Outputs outputs, Terminal terminal, Invocation invocation) {

  static final List<String> FORMATS =
      List.of(
          "text",
          "concise",
          "json",
          "github",
          "gitlab",
          "junit",
          "markdown",
          "html",
          "statistics",
          "counts",
          "sarif");

  static final String FORMAT_HELP = Outputs.help(FORMATS);

  /**
   * What the options ask for.
   *
   * @throws CliException if a format is unknown
   */
  static Reports of(Arguments arguments, Invocation invocation) throws CliException {
    Outputs outputs = Outputs.of(arguments, FORMATS);
    if (arguments.has("statistics")) {
      if (arguments.has("output-format")) {
        throw new CliException("--statistics is an output format; it does not go with another one");
      }
      outputs = new Outputs("statistics", outputs.files());
    }
    return new Reports(outputs, Terminal.of(arguments, invocation), invocation);
  }

  /**
   * Writes them all.
   *
   * @param changes that the run is about
   * @throws CliException if a file cannot be written
   */
  void write(LintResult result, List<Rule> rules, Redactor redactor, Changes changes, int exitCode)
      throws CliException {
    Report report = result.report(exitCode);
    outputs.write(
        (format, out) ->
            reporter(format, false, result, rules, redactor, changes).write(report, out),
        (format, out) ->
            reporter(format, true, result, rules, redactor, changes).write(report, out),
        invocation);
  }

  private Reporter reporter(
      String wanted,
      boolean toTerminal,
      LintResult result,
      List<Rule> rules,
      Redactor redactor,
      Changes changes) {
    return switch (wanted) {
      case "concise" -> new ConciseReporter(redactor);
      case "json" -> new JsonReporter(Build.version(), redactor);
      case "sarif" -> new SarifReporter(Build.version(), rules, redactor);
      case "github" -> new GithubReporter(redactor, changes::touch);
      case "gitlab" -> new GitlabReporter(redactor);
      case "junit" -> new JunitReporter(redactor);
      case "markdown" -> new MarkdownReporter(result.applications(), this::webLink, redactor);
      case "html" -> new HtmlReporter(Build.version(), result.applications(), redactor);
      case "statistics" -> new StatisticsReporter();
      case "counts" -> new CountsReporter();
      default ->
          new TextReporter(
              redactor, toTerminal && terminal.colour(), toTerminal ? terminal::link : path -> "");
    };
  }

  /** Where GitHub or GitLab show a line, when the run is one of theirs; else empty. */
  private String webLink(Place place) {
    String blob = joined("/blob/", "GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA");
    String root = invocation.environment().get("GITHUB_WORKSPACE");
    if (blob.isEmpty()) {
      blob = joined("/-/blob/", "CI_PROJECT_URL", "", "CI_COMMIT_SHA");
      root = invocation.environment().get("CI_PROJECT_DIR");
    }
    Path file = invocation.workingDirectory().resolve(place.path()).normalize();
    Path top = root == null ? invocation.workingDirectory() : Path.of(root);
    if (blob.isEmpty() || !file.startsWith(top)) {
      return "";
    }
    String path = SarifReporter.uri(top.relativize(file).toString());
    return blob + "/" + path + "#L" + place.span().line();
  }

  private String joined(String middle, String server, String repository, String commit) {
    String first = invocation.environment().get(server);
    String name = repository.isEmpty() ? "" : invocation.environment().get(repository);
    String last = invocation.environment().get(commit);
    if (first == null || name == null || last == null) {
      return "";
    }
    return first + (name.isEmpty() ? "" : "/" + name) + middle + last;
  }
}
