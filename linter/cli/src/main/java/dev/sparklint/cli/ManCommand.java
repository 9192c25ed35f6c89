package dev.sparklint.cli;

/** {@code sparklint man}: the manual page, in the language of {@code man}. */
final class ManCommand {

  static final Arguments.Spec SPEC = new Arguments.Spec("man   (sparklint man | man -l -)");

  private static final String TAIL =
      """
      .SH EXIT STATUS
      .TP
      .B 0
      Nothing at or above \\-\\-fail\\-on.
      .TP
      .B 1
      Findings.
      .TP
      .B 2
      A mistake in usage, configuration or a rule, or a bug.
      .TP
      .B 3
      Nothing there that sparklint can check.
      .SH FILES
      .TP
      .I .sparklint.yaml
      The configuration: the nearest one from the first path upwards, up to the root of its repository.
      .SH ENVIRONMENT
      .TP
      .B NO_COLOR, FORCE_COLOR, CLICOLOR, CLICOLOR_FORCE
      Whether to write colours, in this order of strength; \\-\\-color is stronger than all of them.
      .TP
      .B JAVA_HOME
      The Java to run on, 17 or newer.
      .TP
      .B SPARKLINT_NO_ARCHIVE
      Set, sparklint starts without its class\\-data archive.
      .TP
      .B XDG_CACHE_HOME
      Where that archive is kept, in a folder
      .IR sparklint .
      .TP
      .B SOURCE_DATE_EPOCH
      The date of a baseline that is written, and the one that its age is told by.
      """;

  private ManCommand() {}

  static int run(String[] args, Invocation invocation) throws CliException {
    Arguments arguments = Arguments.parse(SPEC, args);
    if (arguments.has("help")) {
      invocation.out().append(SPEC.helpText());
      return ExitCode.CLEAN;
    }
    StringBuilder out = invocation.out();
    out.append(".TH SPARKLINT 1 \"\" \"sparklint ").append(Build.version()).append("\"\n");
    out.append(
        ".SH NAME\nsparklint \\- whether Spark will run on Kubernetes the way your files say\n");
    out.append(".SH SYNOPSIS\n");
    for (CommandHelp command : CommandHelp.all()) {
      out.append(".B sparklint ").append(escaped(usage(command))).append("\n.br\n");
    }
    out.append(".SH COMMANDS\n");
    for (CommandHelp command : CommandHelp.all()) {
      out.append(".SS sparklint ").append(escaped(usage(command))).append('\n');
      out.append(sentence(command.summary())).append('\n');
      for (Arguments.OptionHelp option : command.spec().help()) {
        out.append(".TP\n.B ").append(escaped(option.shown())).append('\n');
        out.append(escaped(option.text())).append('\n');
      }
    }
    out.append(TAIL);
    return ExitCode.CLEAN;
  }

  /** Without what is said beside it. */
  private static String usage(CommandHelp command) {
    String usage = command.spec().usage();
    int aside = usage.indexOf("   ");
    return aside < 0 || usage.contains("   |") ? usage : usage.substring(0, aside);
  }

  private static String sentence(String text) {
    return escaped(Character.toUpperCase(text.charAt(0)) + text.substring(1)) + ".";
  }

  private static String escaped(String text) {
    String escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("…", "\\&...");
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }
}
