package dev.sparklint.cli;

import dev.sparklint.rules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** {@code sparklint completion}: what a shell needs to complete commands, options and rules. */
final class CompletionCommand {

  private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

  /** Options whose values are files. */
  private static final List<String> FILES =
      List.of("config", "baseline", "write-baseline", "stdin-filename");

  private static final List<String> FOLDERS = List.of("directory");
  private static final List<String> RULES = List.of("select", "ignore");

  static final Arguments.Spec SPEC = new Arguments.Spec("completion bash | zsh | fish");

  private final StringBuilder out;

  private CompletionCommand(StringBuilder out) {
    this.out = out;
  }

  static int run(String[] args, Invocation invocation) throws CliException {
    Arguments arguments = Arguments.parse(SPEC, args);
    if (arguments.has("help")) {
      invocation.out().append(SPEC.helpText());
      return ExitCode.CLEAN;
    }
    if (arguments.rest().size() != 1 || !SHELLS.contains(arguments.rest().get(0))) {
      throw new CliException("completion takes one of " + String.join(", ", SHELLS));
    }
    CompletionCommand completion = new CompletionCommand(invocation.out());
    switch (arguments.rest().get(0)) {
      case "bash" -> completion.bash();
      case "zsh" -> completion.zsh();
      default -> completion.fish();
    }
    return ExitCode.CLEAN;
  }

  private void bash() {
    line("# sparklint completion bash: source this, or put it where bash-completion looks");
    line("_sparklint() {");
    line(
        "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]}");
    line("  COMPREPLY=()");
    line("  if [ \"$COMP_CWORD\" -eq 1 ]; then");
    line(
        "    COMPREPLY=($(compgen -W '"
            + String.join(" ", commands())
            + " --help --version' -- \"$word\"))");
    line("    return");
    line("  fi");
    line("  case $command:$before in");
    for (CommandHelp command : CommandHelp.all()) {
      for (Arguments.OptionHelp option : command.spec().help()) {
        List<String> values = values(option);
        if (!values.isEmpty()) {
          bashCase(command, option, "-W '" + String.join(" ", values) + "'");
        } else if (FOLDERS.contains(option.name())) {
          bashCase(command, option, "-d");
        } else if (FILES.contains(option.name())) {
          bashCase(command, option, "-f");
        }
      }
    }
    line("  esac");
    line("  if [[ $word == -* ]]; then");
    line("    case $command in");
    for (CommandHelp command : CommandHelp.all()) {
      line(
          "      "
              + command.name()
              + ") COMPREPLY=($(compgen -W '"
              + String.join(" ", options(command))
              + "' -- \"$word\")) ;;");
    }
    line("    esac");
    line("    return");
    line("  fi");
    line("  case $command in");
    line(
        "    explain) COMPREPLY=($(compgen -W '"
            + String.join(" ", ruleIds())
            + "' -- \"$word\")) ;;");
    line(
        "    completion) COMPREPLY=($(compgen -W '"
            + String.join(" ", SHELLS)
            + "' -- \"$word\")) ;;");
    line("    *) COMPREPLY=($(compgen -f -- \"$word\")) ;;");
    line("  esac");
    line("}");
    line("complete -o filenames -F _sparklint sparklint");
  }

  private void bashCase(CommandHelp command, Arguments.OptionHelp option, String words) {
    line("    " + command.name() + ":--" + option.name() + ")");
    line("      COMPREPLY=($(compgen " + words + " -- \"$word\"))");
    line("      return ;;");
  }

  private void zsh() {
    line("#compdef sparklint");
    line("# sparklint completion zsh: write this to _sparklint in a folder of your fpath");
    line("_sparklint() {");
    line("  local -a commands rules");
    line("  rules=(" + String.join(" ", ruleIds()) + ")");
    line("  commands=(");
    for (CommandHelp command : CommandHelp.all()) {
      line("    " + quoted(command.name() + ":" + command.summary()));
    }
    line("  )");
    line("  if (( CURRENT == 2 )); then");
    line("    _describe command commands");
    line("    return");
    line("  fi");
    line("  local command=$words[2]");
    line("  shift words");
    line("  (( CURRENT-- ))");
    line("  case $command in");
    for (CommandHelp command : CommandHelp.all()) {
      line("    " + command.name() + ")");
      line("      _arguments \\");
      for (Arguments.OptionHelp option : command.spec().help()) {
        line("        " + quoted(zshOption(option)) + " \\");
      }
      line("        " + quoted(zshRest(command)) + " ;;");
    }
    line("  esac");
    line("}");
    line(
        "if [ \"$funcstack[1]\" = _sparklint ]; then _sparklint \"$@\"; else compdef _sparklint sparklint; fi");
  }

  private static String zshOption(Arguments.OptionHelp option) {
    String text =
        option
            .text()
            .replace("\\", "\\\\")
            .replace("[", "\\[")
            .replace("]", "\\]")
            .replace(":", "\\:");
    String start = "*--" + option.name() + (option.value().isEmpty() ? "" : "=") + "[" + text + "]";
    if (option.value().isEmpty()) {
      return start;
    }
    return start + ":" + option.value() + ":" + zshAction(option);
  }

  private static String zshAction(Arguments.OptionHelp option) {
    if (RULES.contains(option.name())) {
      return "{_values -s , rule $rules}";
    }
    if (!option.choices().isEmpty()) {
      return "(" + String.join(" ", option.choices()) + ")";
    }
    return FOLDERS.contains(option.name())
        ? "_files -/"
        : FILES.contains(option.name()) ? "_files" : "";
  }

  private static String zshRest(CommandHelp command) {
    return switch (command.name()) {
      case "explain" -> "*:rule:{_describe rule rules}";
      case "completion" -> "*:shell:(" + String.join(" ", SHELLS) + ")";
      default -> "*:file:_files";
    };
  }

  private void fish() {
    line("# sparklint completion fish: write this to ~/.config/fish/completions/sparklint.fish");
    line("complete -c sparklint -n __fish_use_subcommand -f");
    for (CommandHelp command : CommandHelp.all()) {
      line(
          "complete -c sparklint -n __fish_use_subcommand -a "
              + command.name()
              + " -d "
              + fishQuoted(command.summary()));
    }
    for (CommandHelp command : CommandHelp.all()) {
      String start =
          "complete -c sparklint -n '__fish_seen_subcommand_from " + command.name() + "' ";
      for (Arguments.OptionHelp option : command.spec().help()) {
        line(
            start + "-l " + option.name() + fishValue(option) + " -d " + fishQuoted(option.text()));
      }
    }
    line(
        "complete -c sparklint -n '__fish_seen_subcommand_from completion' -f -a '"
            + String.join(" ", SHELLS)
            + "'");
    line(
        "complete -c sparklint -n '__fish_seen_subcommand_from explain' -f -a '"
            + String.join(" ", ruleIds())
            + "'");
  }

  private static String fishValue(Arguments.OptionHelp option) {
    if (option.value().isEmpty()) {
      return "";
    }
    List<String> values = values(option);
    if (!values.isEmpty()) {
      return " -x -a '" + String.join(" ", values) + "'";
    }
    boolean takesFile = FILES.contains(option.name()) || FOLDERS.contains(option.name());
    return takesFile ? " -r -F" : " -x";
  }

  private static List<String> values(Arguments.OptionHelp option) {
    return RULES.contains(option.name()) ? ruleIds() : option.choices();
  }

  private static List<String> commands() {
    return CommandHelp.all().stream().map(CommandHelp::name).toList();
  }

  private static List<String> options(CommandHelp command) {
    return command.spec().help().stream().map(option -> "--" + option.name()).toList();
  }

  /** Ids and categories. */
  private static List<String> ruleIds() {
    TreeSet<String> ids = new TreeSet<>();
    for (Rule rule : RuleSets.bundled()) {
      ids.add(rule.id());
      ids.add(rule.category());
    }
    return new ArrayList<>(ids);
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  private static String fishQuoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
