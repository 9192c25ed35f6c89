package dev.sparklint.cli;

import dev.sparklint.findings.Finding;
import dev.sparklint.findings.Severity;
import dev.sparklint.lint.LintOptions;
import dev.sparklint.lint.LintResult;
import dev.sparklint.lint.Linter;
import dev.sparklint.render.Renderer;
import dev.sparklint.report.ConciseReporter;
import dev.sparklint.report.JsonReporter;
import dev.sparklint.report.Redactor;
import dev.sparklint.report.Reporter;
import dev.sparklint.report.TextReporter;
import dev.sparklint.rules.Rule;
import dev.sparklint.source.Source;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code sparklint check}: reads files, prints findings. */
final class CheckCommand {

  private static final Arguments.Spec SPEC =
      new Arguments.Spec("check [PATH…]   (- reads standard input, see --stdin-filename)")
          .option("output-format", "FORMAT", "text (default), concise or json")
          .option("select", "RULES", "only these rules: ids or categories, separated by commas")
          .option("ignore", "RULES", "all but these rules: ids or categories")
          .option(
              "fail-on",
              "LEVEL",
              "exit 1 from this severity on: error (default), warning, info, never")
          .option("spark-version", "VERSION", Target.SPARK_VERSION_HELP)
          .option("target-spark", "VERSION", "also say what breaks or changes on the way there")
          .option("config", "FILE", Target.CONFIG_HELP)
          .option("stdin-filename", "PATH", Target.STDIN_HELP)
          .flag("fix", "mend what can be mended safely, and report what is left")
          .flag("unsafe-fixes", "with --fix or --diff: also edits that may change what was meant")
          .flag("diff", "print what --fix would change, and change nothing")
          .flag("allow-empty", "exit 0 when there is nothing to check")
          .flag(
              "no-cheap-search",
              "parse every file, also those without a word of Spark; changes no finding");

  private final Arguments arguments;
  private final Invocation invocation;

  private CheckCommand(Arguments arguments, Invocation invocation) {
    this.arguments = arguments;
    this.invocation = invocation;
  }

  static int run(String[] args, Invocation invocation) throws CliException {
    Arguments arguments = Arguments.parse(SPEC, args);
    if (arguments.has("help")) {
      invocation.out().append(SPEC.helpText());
      return ExitCode.CLEAN;
    }
    return new CheckCommand(arguments, invocation).run();
  }

  private int run() throws CliException {
    String format = arguments.choice("output-format", "text", List.of("text", "concise", "json"));
    String failOn =
        arguments.choice("fail-on", "error", List.of("error", "warning", "info", "never"));
    Target target = Target.of(arguments, invocation);
    List<Rule> rules = RuleSets.load(target.configFile(), invocation);
    try (Renderer renderer = new OnDemandRenderer(invocation)) {
      LintOptions options =
          new LintOptions(
              target.config(),
              named("select", rules),
              named("ignore", rules),
              target.configFile().matchers(),
              target.overlaid(),
              arguments.has("no-cheap-search"),
              LintOptions.DEFAULT_MAX_BYTES,
              renderer);
      Linter linter = new Linter(rules);
      boolean unsafe = arguments.has("unsafe-fixes");
      if (!arguments.has("fix") && !arguments.has("diff")) {
        if (unsafe) {
          throw new CliException("--unsafe-fixes goes with --fix or --diff");
        }
        return report(linter.lint(target.source(), options), target.source(), format, failOn);
      }
      if (target.overlaid() != null) {
        throw new CliException("--fix and --diff take files, and standard input is none");
      }
      Fixer fixer = new Fixer(target.source(), unsafe, source -> linter.lint(source, options));
      return arguments.has("diff") ? diff(fixer) : fix(fixer, format, failOn);
    }
  }

  private int fix(Fixer fixer, String format, String failOn) throws CliException {
    fixer.write(invocation.workingDirectory());
    if (fixer.hasFixed()) {
      invocation.warn("fixed: " + fixer.summary());
    }
    return report(fixer.result(), fixer.source(), format, failOn);
  }

  /** Exit code 1 says that there is something to fix. */
  private int diff(Fixer fixer) {
    LintResult left = fixer.result();
    int exitCode = exitCode(left, "never");
    warn(left, exitCode, redactor(left, fixer.source()));
    invocation.out().append(fixer.diff());
    return exitCode == ExitCode.CLEAN && fixer.hasFixed() ? ExitCode.FINDINGS : exitCode;
  }

  private int report(LintResult result, Source source, String format, String failOn) {
    int exitCode = exitCode(result, failOn);
    Redactor redactor = redactor(result, source);
    warn(result, exitCode, redactor);
    reporter(format, redactor).write(result.report(exitCode), invocation.out());
    return exitCode;
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

  private int exitCode(LintResult result, String failOn) {
    if (!result.ruleErrors().isEmpty()) {
      return ExitCode.ERROR;
    }
    if (result.findings().isEmpty() && result.sparkFiles() == 0) {
      return arguments.has("allow-empty") ? ExitCode.CLEAN : ExitCode.NOTHING;
    }
    for (Finding finding : result.findings()) {
      if (!failOn.equals("never") && finding.severity().reaches(threshold(failOn))) {
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

  private Reporter reporter(String format, Redactor redactor) {
    return switch (format) {
      case "concise" -> new ConciseReporter(redactor);
      case "json" -> new JsonReporter(Build.version(), redactor);
      default -> new TextReporter(redactor, colour());
    };
  }

  /**
   * The usual conventions: NO_COLOR wins, then the forcing variables, then whether it is a
   * terminal.
   */
  private boolean colour() {
    if (invocation.isSet("NO_COLOR")) {
      return false;
    }
    if (isOn("FORCE_COLOR") || isOn("CLICOLOR_FORCE")) {
      return true;
    }
    boolean declined =
        "0".equals(invocation.environment().get("CLICOLOR"))
            || "dumb".equals(invocation.environment().get("TERM"));
    return invocation.terminal() && !declined;
  }

  private boolean isOn(String variable) {
    return invocation.isSet(variable) && !"0".equals(invocation.environment().get(variable));
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
