package dev.sparklint.cli;

import dev.sparklint.text.Nearest;
import java.util.Arrays;
import java.util.List;

/** The command line as a function from arguments to an exit code. */
final class Sparklint {

  private static final List<String> COMMANDS = List.of("check", "explain", "rules", "test", "init");

  private static final String HELP =
      """
      sparklint tells, before you deploy, whether Spark will really run on Kubernetes the way your files say.

      usage: sparklint <command> [options]

        check [PATH…]        look into files and folders (default: .)
        explain RULE         what a rule says and why
        rules                list the rules
        rules new CAT/ID     start a rule of your own
        test DIR             run the examples of a folder of rules
        init                 write a .sparklint.yaml to start from

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
      invocation.warn(mistake.getMessage());
      return ExitCode.ERROR;
    } catch (StackOverflowError | OutOfMemoryError | RuntimeException bug) {
      invocation.warn("internal error, please report it: " + bug + " at " + place(bug));
      return ExitCode.ERROR;
    }
  }

  private static int dispatch(String[] args, Invocation invocation) throws CliException {
    if (args.length == 0
        || args[0].equals("--help")
        || args[0].equals("-h")
        || args[0].equals("help")) {
      invocation.out().append(HELP);
      return args.length == 0 ? ExitCode.ERROR : ExitCode.CLEAN;
    }
    String[] rest = Arrays.copyOfRange(args, 1, args.length);
    return switch (args[0]) {
      case "check" -> CheckCommand.run(rest, invocation);
      case "explain" -> ExplainCommand.run(rest, invocation);
      case "rules" -> RulesCommand.run(rest, invocation);
      case "test" -> TestCommand.run(rest, invocation);
      case "init" -> InitCommand.run(rest, invocation);
      case "--version", "-V" -> {
        invocation.print("sparklint " + Build.version());
        yield ExitCode.CLEAN;
      }
      default -> throw unknown(args[0]);
    };
  }

  private static CliException unknown(String command) {
    String nearest = Nearest.of(command, COMMANDS);
    String hint = nearest.isEmpty() ? "see sparklint --help" : "did you mean " + nearest + "?";
    return new CliException("no command is called '" + command + "'; " + hint);
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
