package dev.sparklint.cli;

import dev.sparklint.facts.Assumptions;
import dev.sparklint.findings.Finding;
import dev.sparklint.findings.Note;
import dev.sparklint.findings.Report;
import dev.sparklint.findings.Severity;
import dev.sparklint.findings.Summary;
import dev.sparklint.lint.Config;
import dev.sparklint.lint.LintOptions;
import dev.sparklint.lint.LintResult;
import dev.sparklint.lint.Linter;
import dev.sparklint.report.ConciseReporter;
import dev.sparklint.report.JsonReporter;
import dev.sparklint.report.Redactor;
import dev.sparklint.report.Reporter;
import dev.sparklint.report.TextReporter;
import dev.sparklint.rules.Rule;
import dev.sparklint.source.DirectorySource;
import dev.sparklint.source.OverlaySource;
import dev.sparklint.source.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

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
          .option("spark-version", "VERSION", "Spark's version everywhere, such as 3.5")
          .option("config", "FILE", "configuration to use instead of the nearest .sparklint.yaml")
          .option("stdin-filename", "PATH", "the file that standard input stands for; with PATH -")
          .flag("allow-empty", "exit 0 when there is nothing to check")
          .flag(
              "no-cheap-search",
              "parse every file, also those without a word of Spark; changes no finding");

  /** How often the same note is printed. */
  private static final int MOST_NOTES = 5;

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
    String format = choice("output-format", "text", List.of("text", "concise", "json"));
    String failOn = choice("fail-on", "error", List.of("error", "warning", "info", "never"));
    List<Path> paths = paths();
    String overlaid = overlaid();
    ConfigFile configFile =
        ConfigFile.find(invocation, arguments.value("config"), start(paths, overlaid));
    Config config = withVersion(configFile.config());
    List<Rule> rules = RuleSets.load(configFile, invocation);
    LintOptions options =
        new LintOptions(
            config,
            named("select", rules),
            named("ignore", rules),
            configFile.matchers(),
            overlaid,
            arguments.has("no-cheap-search"),
            LintOptions.DEFAULT_MAX_BYTES);
    Source source = source(paths, overlaid, new Candidates(configFile, paths, invocation));
    LintResult result = new Linter(rules).lint(source, options);
    return report(result, source, format, failOn);
  }

  private int report(LintResult result, Source source, String format, String failOn) {
    int exitCode = exitCode(result, failOn);
    Summary summary =
        Summary.of(
            result.sparkFiles(),
            result.workloads(),
            result.findings(),
            result.suppressed(),
            exitCode);
    Report report = new Report(result.findings(), result.suppressed(), summary, result.notes());
    Redactor redactor = Redactor.of(report, result.secrets(), new SourceLines(source));
    writeNotes(result.notes(), redactor);
    for (String error : result.ruleErrors()) {
      invocation.warn(redactor.redact(error));
    }
    reporter(format, redactor).write(report, invocation.out());
    if (exitCode == ExitCode.NOTHING) {
      invocation.warn("there is nothing here that sparklint can check");
    }
    return exitCode;
  }

  /** A few notes of each kind; a tree of charts would fill the screen with the same sentence. */
  private void writeNotes(List<Note> notes, Redactor redactor) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Note note : notes) {
      int count = counts.getOrDefault(note.message(), 0) + 1;
      counts.put(note.message(), count);
      if (count <= MOST_NOTES) {
        String path = note.path().isEmpty() ? "" : note.path() + ": ";
        invocation.warn(path + redactor.redact(note.message()));
      }
    }
    for (Map.Entry<String, Integer> count : counts.entrySet()) {
      int more = count.getValue() - MOST_NOTES;
      if (more > 0) {
        invocation.warn("each of " + more + " more: " + redactor.redact(count.getKey()));
      }
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

  private String choice(String option, String otherwise, List<String> words) throws CliException {
    String value = arguments.value(option);
    if (value != null && !words.contains(value)) {
      throw new CliException(
          "--" + option + " is '" + value + "'; it can be " + String.join(", ", words));
    }
    return value == null ? otherwise : value;
  }

  private Set<String> named(String option, List<Rule> rules) throws CliException {
    List<String> words = arguments.values(option);
    if (words.isEmpty() && arguments.has(option)) {
      throw new CliException("--" + option + " names no rule");
    }
    RuleSets.requireKnown("--" + option, words, rules);
    return new HashSet<>(words);
  }

  private Config withVersion(Config config) throws CliException {
    String version = arguments.value("spark-version");
    if (version == null) {
      return config;
    }
    String known = ConfigReader.sparkVersion(version);
    if (known == null) {
      throw new CliException("--spark-version is '" + version + "'; it looks like 3.5 or 3.5.3");
    }
    return new Config(
        config.rules(),
        config.include(),
        config.exclude(),
        config.ruleDirectories(),
        config.overrides(),
        new Assumptions(known, config.assume().conf()));
  }

  private List<Path> paths() {
    List<Path> paths = new ArrayList<>();
    for (String path : arguments.rest()) {
      if (!path.equals("-")) {
        paths.add(Path.of(path));
      }
    }
    return paths.isEmpty() ? List.of(Path.of(".")) : paths;
  }

  private boolean namesPaths() {
    for (String path : arguments.rest()) {
      if (!path.equals("-")) {
        return true;
      }
    }
    return false;
  }

  /** The path that standard input stands for; null when it is not read. */
  private @Nullable String overlaid() throws CliException {
    String filename = arguments.value("stdin-filename");
    boolean reads = arguments.rest().contains("-");
    if (reads && filename == null) {
      throw new CliException(
          "- reads standard input; --stdin-filename says which file it stands for");
    }
    if (!reads && filename != null) {
      throw new CliException("--stdin-filename needs the path - beside it");
    }
    if (filename == null) {
      return null;
    }
    Path absolute = invocation.workingDirectory().resolve(filename).normalize();
    return DirectorySource.relative(invocation.workingDirectory(), absolute);
  }

  private Path start(List<Path> paths, @Nullable String overlaid) {
    Path first = overlaid == null ? paths.get(0) : Path.of(overlaid);
    return invocation.workingDirectory().resolve(first).normalize();
  }

  private Source source(List<Path> paths, @Nullable String overlaid, Predicate<String> candidates)
      throws CliException {
    Path directory = invocation.workingDirectory();
    if (overlaid == null) {
      return new DirectorySource(directory, paths, candidates);
    }
    boolean onlyInput = !namesPaths();
    List<Path> roots =
        onlyInput ? List.of(ConfigFile.repositoryOf(directory.resolve(overlaid))) : paths;
    try {
      byte[] text = invocation.in().readNBytes(LintOptions.DEFAULT_MAX_BYTES + 1);
      return new OverlaySource(new DirectorySource(directory, roots, candidates), overlaid, text);
    } catch (IOException unreadable) {
      throw new CliException("standard input cannot be read: " + unreadable.getMessage());
    }
  }
}
