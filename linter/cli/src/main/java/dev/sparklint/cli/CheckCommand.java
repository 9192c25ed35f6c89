package dev.sparklint.cli;

import dev.sparklint.findings.Finding;
import dev.sparklint.findings.Fingerprint;
import dev.sparklint.findings.Report;
import dev.sparklint.findings.Severity;
import dev.sparklint.findings.SuppressedFinding.By;
import dev.sparklint.git.Changes;
import dev.sparklint.lint.LintOptions;
import dev.sparklint.lint.LintResult;
import dev.sparklint.lint.Linter;
import dev.sparklint.lint.SourceLines;
import dev.sparklint.render.Renderer;
import dev.sparklint.report.Redactor;
import dev.sparklint.rules.Rule;
import dev.sparklint.source.Source;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code sparklint check}: reads files, prints findings. */
final class CheckCommand {

  private static final List<String> LEVELS = List.of("error", "warning", "info", "never");

  static final Arguments.Spec SPEC =
      new Arguments.Spec("check [PATH…]   (- reads standard input, see --stdin-filename)")
          .choice("output-format", "FORMAT", Reports.FORMATS, Reports.FORMAT_HELP)
          .option("output", "FORMAT=FILE", Outputs.OUTPUT_HELP)
          .flag("statistics", "count how often each rule speaks, in place of the findings")
          .choice("color", "WHEN", Terminal.WHEN, Terminal.COLOR_HELP)
          .option("select", "RULES", "only these rules: ids or categories, separated by commas")
          .option("ignore", "RULES", "all but these rules: ids or categories")
          .choice(
              "fail-on",
              "LEVEL",
              LEVELS,
              "exit 1 from this severity on: error (default), warning, info, never")
          .option("since", "REF", Comparison.SINCE_HELP)
          .flag("staged", Comparison.STAGED_HELP)
          .flag("focus", Target.FOCUS_HELP)
          .option("baseline", "FILE", "keep quiet about the findings in this file")
          .option("write-baseline", "FILE", "write the findings into this file, and exit 0")
          .option("spark-version", "VERSION", Target.SPARK_VERSION_HELP)
          .option("target-spark", "VERSION", "also say what breaks or changes on the way there")
          .option("config", "FILE", Target.CONFIG_HELP)
          .option("stdin-filename", "PATH", Target.STDIN_HELP)
          .flag("fix", "mend what can be mended safely, and report what is left")
          .flag("unsafe-fixes", "with --fix or --diff: also edits that may change what was meant")
          .flag("diff", "print what --fix would change, and change nothing")
          .flag("watch", "check again whenever a file changes, until interrupted")
          .flag("no-progress", "do not show how far a long run is")
          .flag("allow-empty", "exit 0 when there is nothing to check")
          .flag(
              "no-cheap-search",
              "parse every file, also those without a word of Spark; changes no finding");

  private final Arguments arguments;
  private final Invocation invocation;
  private final Reports reports;
  private final String failOn;

  private CheckCommand(Arguments arguments, Invocation invocation) throws CliException {
    this.arguments = arguments;
    this.invocation = invocation;
    this.reports = Reports.of(arguments, invocation);
    this.failOn = arguments.choice("fail-on", "error", LEVELS);
  }

  static int run(String[] args, Invocation invocation) throws CliException {
    Arguments arguments = Arguments.parse(SPEC, args);
    if (arguments.has("help")) {
      invocation.out().append(SPEC.helpText());
      return ExitCode.CLEAN;
    }
    CheckCommand command = new CheckCommand(arguments, invocation);
    return arguments.has("watch") ? command.watch() : command.run();
  }

  private int watch() throws CliException {
    for (String option : List.of("fix", "diff", "staged", "write-baseline")) {
      if (arguments.has(option)) {
        throw new CliException("--watch does not go with --" + option);
      }
    }
    return new Watch(Target.paths(arguments), invocation, this::run).run();
  }

  private int run() throws CliException {
    try (Target target = Target.of(arguments, invocation);
        Renderer renderer = new OnDemandRenderer(invocation);
        Progress progress = Progress.of(arguments, invocation)) {
      List<Rule> rules = RuleSets.load(target.configFile(), invocation);
      LintOptions options = options(target, rules, renderer);
      Linter linter = new Linter(rules);
      boolean unsafe = arguments.has("unsafe-fixes");
      if (!arguments.has("fix") && !arguments.has("diff")) {
        if (unsafe) {
          throw new CliException("--unsafe-fixes goes with --fix or --diff");
        }
        LintResult result = linter.lint(progress.counting(target.source()), options);
        return report(new Checked(target, target.source(), rules, options, linter), result);
      }
      if (target.overlaid() || arguments.has("staged")) {
        throw new CliException("--fix and --diff take files, and there are none");
      }
      Fixer fixer = new Fixer(target.source(), unsafe, source -> linter.lint(source, options));
      return arguments.has("diff")
          ? diff(fixer)
          : fix(fixer, new Checked(target, fixer.source(), rules, options, linter));
    }
  }

  private LintOptions options(Target target, List<Rule> rules, Renderer renderer)
      throws CliException {
    return new LintOptions(
        target.config(),
        named("select", rules),
        named("ignore", rules),
        target.configFile().matchers(),
        target.focus(),
        arguments.has("no-cheap-search"),
        LintOptions.DEFAULT_MAX_BYTES,
        renderer);
  }

  /**
   * What was checked, and with what.
   *
   * @param source with what has been fixed
   */
  private record Checked(
      Target target, Source source, List<Rule> rules, LintOptions options, Linter linter) {}

  private int fix(Fixer fixer, Checked checked) throws CliException {
    fixer.write(invocation.workingDirectory());
    if (fixer.hasFixed()) {
      invocation.warn("fixed: " + fixer.summary());
    }
    return report(checked, fixer.result());
  }

  /** Exit code 1 says that there is something to fix. */
  private int diff(Fixer fixer) {
    LintResult left = fixer.result();
    int exitCode = exitCode(left, "never");
    warn(left, exitCode, redactor(left, fixer.source()));
    invocation.out().append(fixer.diff());
    return exitCode == ExitCode.CLEAN && fixer.hasFixed() ? ExitCode.FINDINGS : exitCode;
  }

  private int report(Checked checked, LintResult all) throws CliException {
    Redactor redactor = redactor(all, checked.source());
    LintResult result = all;
    Changes changes = Changes.NONE;
    try (Comparison comparison = comparison(checked.target())) {
      if (comparison != null) {
        result = since(comparison, checked, result, redactor);
        changes = comparison.changes();
      }
    }
    if (arguments.has("baseline")) {
      result = withBaseline(checked.target(), result, redactor);
    }
    int exitCode = exitCode(result, failOn);
    String baseline = arguments.value("write-baseline");
    if (baseline != null && exitCode != ExitCode.ERROR) {
      // Of all that is found, not of what an older baseline leaves.
      Report whole = redactor.redact(all.report(exitCode));
      Baseline.write(baseline, whole, invocation.today(), invocation);
      warn(result, ExitCode.CLEAN, redactor);
      int count = whole.findings().size();
      invocation.warn(
          "wrote " + (count == 1 ? "1 finding" : count + " findings") + " to " + baseline);
      return ExitCode.CLEAN;
    }
    warn(result, exitCode, redactor);
    reports.write(result, checked.rules(), redactor, changes, exitCode);
    return exitCode;
  }

  private @Nullable Comparison comparison(Target target) throws CliException {
    String ref = arguments.value("since");
    if (ref != null) {
      return Comparison.with(ref, arguments.has("staged"), target);
    }
    return arguments.has("staged") ? Comparison.ofStaged(target) : null;
  }

  private LintResult since(
      Comparison comparison, Checked checked, LintResult result, Redactor redactor) {
    LintOptions whole = checked.options().withoutFocus();
    LintResult before = checked.linter().lint(comparison.before(), whole);
    Redactor hides = redactor(before, comparison.before());
    Set<String> known = comparison.fingerprints(hides.redact(before.report(ExitCode.CLEAN)));
    List<String> now = Fingerprint.of(redacted(result, redactor).findings());
    return result.withKnown(now, known, By.REVISION, "at " + comparison.name());
  }

  private LintResult withBaseline(Target target, LintResult result, Redactor redactor)
      throws CliException {
    Baseline baseline = Baseline.read(String.valueOf(arguments.value("baseline")), invocation);
    List<String> now = baseline.fingerprints(redacted(result, redactor), invocation);
    // What the run did not look for may still be there.
    boolean partial =
        target.focus() != null
            || arguments.has("select")
            || arguments.has("ignore")
            || arguments.has("since")
            || arguments.has("staged");
    baseline.describe(now, path -> !partial && target.holds(path), invocation.today(), invocation);
    Set<String> known = baseline.entries().keySet();
    return result.withKnown(now, known, By.BASELINE, "in " + baseline.name());
  }

  private static Report redacted(LintResult result, Redactor redactor) {
    return redactor.redact(result.report(ExitCode.CLEAN));
  }

  /** Knows the secrets of a result. */
  static Redactor redactor(LintResult result, Source source) {
    return Redactor.of(result.report(ExitCode.CLEAN), result.secrets(), new SourceLines(source));
  }

  /** What is said beside the findings. */
  private void warn(LintResult result, int exitCode, Redactor redactor) {
    Notes.write(result.notes(), redactor, invocation);
    for (String error : result.ruleErrors()) {
      invocation.warn(redactor.redact(error));
    }
    if (exitCode == ExitCode.NOTHING) {
      invocation.warn("there is nothing here that sparklint can check");
    }
  }

  private int exitCode(LintResult result, String threshold) {
    if (!result.ruleErrors().isEmpty()) {
      return ExitCode.ERROR;
    }
    if (result.findings().isEmpty() && result.sparkFiles() == 0) {
      boolean allowed = arguments.has("allow-empty") || arguments.has("focus");
      return allowed ? ExitCode.CLEAN : ExitCode.NOTHING;
    }
    for (Finding finding : result.findings()) {
      if (!threshold.equals("never") && finding.severity().reaches(threshold(threshold))) {
        return ExitCode.FINDINGS;
      }
    }
    return ExitCode.CLEAN;
  }

  private static Severity threshold(String failOn) {
    for (Severity severity : Severity.values()) {
      if (severity.word().equals(failOn)) {
        return severity;
      }
    }
    return Severity.ERROR;
  }

  private Set<String> named(String option, List<Rule> rules) throws CliException {
    List<String> words = arguments.values(option);
    if (words.isEmpty() && arguments.has(option)) {
      throw new CliException("--" + option + " names no rule");
    }
    RuleSets.requireKnown("--" + option, words, rules);
    return new HashSet<>(words);
  }
}
