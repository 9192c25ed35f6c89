package dev.sparklint.cli;

import dev.sparklint.lint.Inspection;
import dev.sparklint.lint.Inspector;
import dev.sparklint.lint.LintOptions;
import dev.sparklint.lint.SourceLines;
import dev.sparklint.render.Renderer;
import dev.sparklint.report.Redactor;
import dev.sparklint.report.TreeChange;
import dev.sparklint.report.TreeChangeReporter;
import dev.sparklint.source.Source;
import java.util.List;

/** {@code sparklint diff}: what a change does to what would run, without an opinion on it. */
final class DiffCommand {

  private static final List<String> FORMATS = List.of("text", "json", "markdown");

  static final Arguments.Spec SPEC =
      new Arguments.Spec("diff REF [PATH…]")
          .choice("output-format", "FORMAT", FORMATS, Outputs.help(FORMATS))
          .option("output", "FORMAT=FILE", Outputs.OUTPUT_HELP)
          .flag("staged", "compare what is staged, and not the work tree")
          .option("spark-version", "VERSION", Target.SPARK_VERSION_HELP)
          .option("config", "FILE", Target.CONFIG_HELP);

  private DiffCommand() {}

  static int run(String[] args, Invocation invocation) throws CliException {
    Arguments arguments = Arguments.parse(SPEC, args);
    if (arguments.has("help")) {
      invocation.out().append(SPEC.helpText());
      return ExitCode.CLEAN;
    }
    if (arguments.rest().isEmpty()) {
      throw new CliException("diff takes the revision of Git to compare with, such as origin/main");
    }
    String ref = arguments.rest().get(0);
    Outputs outputs = Outputs.of(arguments, FORMATS);
    try (Target target = Target.of(arguments.withoutFirst(), invocation);
        Renderer renderer = new OnDemandRenderer(invocation);
        Comparison comparison = Comparison.with(ref, arguments.has("staged"), target)) {
      LintOptions options = target.options(renderer);
      Inspection before = Inspector.inspect(comparison.before(), options);
      Inspection after = Inspector.inspect(target.source(), options);
      Redactor hides = redactor(after, target.source());
      TreeChange change =
          TreeChange.between(
              ref,
              before.inspected(),
              redactor(before, comparison.before()),
              after.inspected(),
              hides);
      Notes.write(after.notes(), hides, invocation);
      TreeChangeReporter reporter = new TreeChangeReporter(change);
      Outputs.Writer writer = (format, out) -> write(format, reporter, out);
      outputs.write(writer, writer, invocation);
    }
    return ExitCode.CLEAN;
  }

  private static void write(String format, TreeChangeReporter reporter, StringBuilder out) {
    switch (format) {
      case "json" -> reporter.writeJson(Build.version(), out);
      case "markdown" -> reporter.writeMarkdown(out);
      default -> reporter.writeText(out);
    }
  }

  private static Redactor redactor(Inspection inspection, Source source) {
    return new Redactor(inspection.secrets(), new SourceLines(source));
  }
}
