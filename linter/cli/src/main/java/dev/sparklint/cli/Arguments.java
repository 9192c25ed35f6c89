package dev.sparklint.cli;

import dev.sparklint.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;
import org.jspecify.annotations.Nullable;

/** The arguments of one command; the one door to the argument parser. */
final class Arguments {

  private final CommandLine line;
  private final List<String> rest;

  private Arguments(CommandLine line, List<String> rest) {
    this.line = line;
    this.rest = List.copyOf(rest);
  }

  /**
   * An option as people see it.
   *
   * @param value what its value is called; empty for a flag
   * @param choices the values that there are; empty where there is no end to them
   */
  record OptionHelp(String name, String value, List<String> choices, String text) {

    String shown() {
      return "--" + name + (value.isEmpty() ? "" : " " + value);
    }
  }

  /** The options of a command, each with one line of help. */
  static final class Spec {
    private final String usage;
    private final Options options = new Options();
    private final List<OptionHelp> help = new ArrayList<>();

    Spec(String usage) {
      this.usage = usage;
      options.addOption(Option.builder("h").longOpt("help").build());
      help.add(new OptionHelp("help", "", List.of(), "print this"));
    }

    Spec flag(String name, String text) {
      options.addOption(Option.builder().longOpt(name).build());
      help.add(new OptionHelp(name, "", List.of(), text));
      return this;
    }

    /** An option with a value; given several times, all values count. */
    Spec option(String name, String value, String text) {
      return choice(name, value, List.of(), text);
    }

    /** An option whose value is one of a few; which, {@link Arguments#choice} sees to. */
    Spec choice(String name, String value, List<String> choices, String text) {
      options.addOption(Option.builder().longOpt(name).hasArg().build());
      help.add(new OptionHelp(name, value, choices, text));
      return this;
    }

    /** {@code check [PATH…]}, and what there may be to say of it. */
    String usage() {
      return usage;
    }

    List<OptionHelp> help() {
      return List.copyOf(help);
    }

    String helpText() {
      StringBuilder text = new StringBuilder("usage: sparklint ").append(usage).append("\n\n");
      for (OptionHelp option : help) {
        String shown = option.shown();
        text.append("  ").append(shown).append(" ".repeat(Math.max(2, 34 - shown.length())));
        text.append(option.text()).append('\n');
      }
      return text.toString();
    }
  }

  /**
   * Takes the arguments apart.
   *
   * @throws CliException if an option is unknown or lacks its value
   */
  static Arguments parse(Spec spec, String[] args) throws CliException {
    try {
      CommandLine line =
          DefaultParser.builder().setAllowPartialMatching(false).build().parse(spec.options, args);
      return new Arguments(line, line.getArgList());
    } catch (UnrecognizedOptionException unknown) {
      throw unknown(spec, unknown.getOption());
    } catch (MissingArgumentException missing) {
      throw new CliException("--" + missing.getOption().getLongOpt() + " needs a value");
    } catch (ParseException mistake) {
      throw new CliException(String.valueOf(mistake.getMessage()));
    }
  }

  private static CliException unknown(Spec spec, String written) {
    int equals = written.indexOf('=');
    String name = equals < 0 ? written : written.substring(0, equals);
    List<String> names = new ArrayList<>();
    for (Option option : spec.options.getOptions()) {
      names.add("--" + option.getLongOpt());
    }
    if (names.contains(name)) {
      return new CliException(name + " takes no value");
    }
    String nearest = Nearest.of(name, names);
    String command = spec.usage.substring(0, spec.usage.indexOf(' '));
    String hint =
        nearest.isEmpty()
            ? "see sparklint " + command + " --help"
            : "did you mean " + nearest + "?";
    return new CliException("no option is called '" + name + "'; " + hint);
  }

  boolean has(String name) {
    return line.hasOption(name);
  }

  /** The last value given, or null. */
  @Nullable String value(String name) {
    String[] values = line.getOptionValues(name);
    return values == null ? null : values[values.length - 1];
  }

  /**
   * The last value given.
   *
   * @throws CliException if it is none of the words
   */
  String choice(String option, String otherwise, List<String> words) throws CliException {
    String value = value(option);
    if (value != null && !words.contains(value)) {
      throw new CliException(
          "--" + option + " is '" + value + "'; it can be " + String.join(", ", words));
    }
    return value == null ? otherwise : value;
  }

  /** All values, each as it was given. */
  List<String> allOf(String name) {
    String[] values = line.getOptionValues(name);
    return values == null ? List.of() : List.of(values);
  }

  /** All values, those separated by commas taken apart. */
  List<String> values(String name) {
    List<String> all = new ArrayList<>();
    String[] values = line.getOptionValues(name);
    if (values != null) {
      for (String value : values) {
        for (String part : value.split(",", -1)) {
          if (!part.isBlank()) {
            all.add(part.strip());
          }
        }
      }
    }
    return all;
  }

  /** What is no option. */
  List<String> rest() {
    return rest;
  }

  /** The same without the first word that is no option. */
  Arguments withoutFirst() {
    return new Arguments(line, rest.subList(1, rest.size()));
  }
}
