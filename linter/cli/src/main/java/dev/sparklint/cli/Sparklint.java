package dev.sparklint.cli;

import dev.sparklint.text.Nearest;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;

/** The command line as a function from arguments to an exit code. */
final class Sparklint {

  private static final List<String> COMMANDS =
      List.of(
          "check",
          "inspect",
          "diff",
          "explain",
          "rules",
          "test",
          "init",
          "lsp",
          "completion",
          "man");

  private static final String HELP =
      """
      sparklint tells, before you deploy, whether Spark will really run on Kubernetes the way your files say.

      usage: sparklint <command> [options]

        check [PATH…]        look into files and folders (default: .)
        inspect [PATH…]      show what would run: mode, settings, sums, and why
        diff REF [PATH…]     what a change since a revision of Git does to what would run
        explain RULE         what a rule says and why
        explain TEXT         the rules behind a log line, a reason or an exit code
        rules                list the rules
        rules new CAT/ID     start a rule of your own
        test DIR             run the examples of a folder of rules
        init                 write a .sparklint.yaml to start from

        lsp                  serve an editor
        completion SHELL     print what bash, zsh or fish needs to complete options
        man                  print the manual page

        --version            print the version
        --help               print this; after a command, its options

      exit codes: 0 nothing at or above --fail-on, 1 findings, 2 usage, configuration, rule or internal error,
      3 nothing there that sparklint can check
      """;

  private Sparklint() {}

  /** Runs the command. Never throws: a bug of ours is reported as one. */
  static int run(String[] args, Invocation invocation) {
    try {
      return dispatch(args, invocation);
    } catch (CliException mistake) {
      warn(mistake, invocation);
      return ExitCode.ERROR;
    } catch (OutOfMemoryError full) {
      invocation.warn("internal error: not enough memory for all that; check fewer files at once");
      return ExitCode.ERROR;
    } catch (RuntimeException | Error bug) {
      invocation.warn(describe(bug));
      return ExitCode.ERROR;
    }
  }

  /** Says what is wrong. */
  static void warn(CliException mistake, Invocation invocation) {
    invocation.warn(String.valueOf(mistake.getMessage()));
    for (String detail : mistake.details()) {
      invocation.warnMore(detail);
    }
  }

  private static int dispatch(String[] args, Invocation invocation) throws CliException {
    if (args.length == 0) {
      invocation.err().append(HELP);
      return ExitCode.ERROR;
    }
    String[] rest = Arrays.copyOfRange(args, 1, args.length);
    return switch (args[0]) {
      case "check" -> CheckCommand.run(rest, invocation);
      case "inspect" -> InspectCommand.run(rest, invocation);
      case "diff" -> DiffCommand.run(rest, invocation);
      case "explain" -> ExplainCommand.run(rest, invocation);
      case "rules" -> RulesCommand.run(rest, invocation);
      case "test" -> TestCommand.run(rest, invocation);
      case "lsp" -> LspCommand.run(rest, invocation);
      case "completion" -> CompletionCommand.run(rest, invocation);
      case "man" -> ManCommand.run(rest, invocation);
      case "init" -> InitCommand.run(rest, invocation);
      case "--help", "-h", "help" -> help(rest, invocation);
      case "--version", "-V", "version" -> {
        invocation.print("sparklint " + Build.version());
        yield ExitCode.CLEAN;
      }
      default -> throw unknown(args[0], invocation);
    };
  }

  /** {@code sparklint help check} is {@code sparklint check --help}. */
  private static int help(String[] rest, Invocation invocation) throws CliException {
    if (rest.length > 0) {
      return dispatch(new String[] {rest[0], "--help"}, invocation);
    }
    invocation.out().append(HELP);
    return ExitCode.CLEAN;
  }

  private static CliException unknown(String word, Invocation invocation) {
    String nearest = Nearest.of(word, COMMANDS);
    String hint = "see sparklint --help";
    if (word.startsWith("-")) {
      hint = "options come after a command, " + hint;
    } else if (!nearest.isEmpty()) {
      hint = "did you mean " + nearest + "?";
    } else if (Files.exists(invocation.workingDirectory().resolve(word))) {
      hint = "did you mean: sparklint check " + word;
    }
    return new CliException("no command is called '" + word + "'; " + hint);
  }

  /** A bug in one line. Not its message: that may quote a file, and with it a secret. */
  static String describe(Throwable bug) {
    return "internal error, please report it: " + bug.getClass().getName() + " at " + place(bug);
  }

  private static String place(Throwable bug) {
    StackTraceElement[] trace = bug.getStackTrace();
    for (StackTraceElement element : trace) {
      if (element.getClassName().startsWith("dev.sparklint.")) {
        return element.toString();
      }
    }
    return trace.length == 0 ? "an unknown place" : trace[0].toString();
  }
}
