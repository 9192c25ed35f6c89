package dev.sparklint.cli;

import java.util.List;

/**
 * A command as it is described to people and to shells.
 *
 * @param summary half a sentence
 */
record CommandHelp(String name, String summary, Arguments.Spec spec) {

  /** All commands. Not to be asked on the way to one of them: it loads every other one. */
  static List<CommandHelp> all() {
    return List.of(
        new CommandHelp("check", "look into files and folders", CheckCommand.SPEC),
        new CommandHelp("inspect", "show what would run", InspectCommand.SPEC),
        new CommandHelp("diff", "show what a change does to what would run", DiffCommand.SPEC),
        new CommandHelp(
            "explain", "say what a rule means, or what a log line", ExplainCommand.SPEC),
        new CommandHelp("rules", "list the rules, or start one", RulesCommand.SPEC),
        new CommandHelp("test", "run the examples of a folder of rules", TestCommand.SPEC),
        new CommandHelp("init", "write a configuration to start from", InitCommand.SPEC),
        new CommandHelp("lsp", "serve an editor", LspCommand.SPEC),
        new CommandHelp("completion", "print completions for a shell", CompletionCommand.SPEC),
        new CommandHelp("man", "print the manual page", ManCommand.SPEC));
  }
}
