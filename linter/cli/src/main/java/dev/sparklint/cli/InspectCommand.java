package dev.sparklint.cli;

import dev.sparklint.lint.Inspection;
import dev.sparklint.lint.Inspector;
import dev.sparklint.lint.SourceLines;
import dev.sparklint.render.Renderer;
import dev.sparklint.report.InspectedWorkload;
import dev.sparklint.report.InspectionJson;
import dev.sparklint.report.InspectionText;
import dev.sparklint.report.Redactor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code sparklint inspect}: what would run, without an opinion on it. */
final class InspectCommand {

  private static final List<String> FORMATS = List.of("text", "json");

  static final Arguments.Spec SPEC =
      new Arguments.Spec("inspect [PATH…]   (- reads standard input, see --stdin-filename)")
          .choice("output-format", "FORMAT", FORMATS, Outputs.help(FORMATS))
          .option("workload", "TEXT", "only workloads with this in their name")
          .option("spark-version", "VERSION", Target.SPARK_VERSION_HELP)
          .option("config", "FILE", Target.CONFIG_HELP)
          .option("stdin-filename", "PATH", Target.STDIN_HELP);

  private InspectCommand() {}

  static int run(String[] args, Invocation invocation) throws CliException {
    Arguments arguments = Arguments.parse(SPEC, args);
    if (arguments.has("help")) {
      invocation.out().append(SPEC.helpText());
      return ExitCode.CLEAN;
    }
    String format = arguments.choice("output-format", "text", FORMATS);
    try (Target target = Target.of(arguments, invocation);
        Renderer renderer = new OnDemandRenderer(invocation)) {
      Inspection inspection = Inspector.inspect(target.source(), target.options(renderer));
      return report(inspection, target, arguments, format, invocation);
    }
  }

  private static int report(
      Inspection inspection,
      Target target,
      Arguments arguments,
      String format,
      Invocation invocation) {
    List<InspectedWorkload> workloads = named(inspection.inspected(), arguments.value("workload"));
    Redactor redactor = new Redactor(inspection.secrets(), new SourceLines(target.source()));
    if (format.equals("json")) {
      InspectionJson.write(workloads, Build.version(), redactor, invocation.out());
    } else {
      InspectionText.write(workloads, redactor, invocation.out());
    }
    Notes.write(inspection.notes(), redactor, invocation);
    if (workloads.isEmpty()) {
      invocation.warn("there is no Spark workload here");
    }
    return workloads.isEmpty() ? ExitCode.NOTHING : ExitCode.CLEAN;
  }

  private static List<InspectedWorkload> named(List<InspectedWorkload> all, @Nullable String part) {
    List<InspectedWorkload> named = new ArrayList<>();
    for (InspectedWorkload workload : all) {
      if (part == null || workload.workload().id().contains(part)) {
        named.add(workload);
      }
    }
    return named;
  }
}
