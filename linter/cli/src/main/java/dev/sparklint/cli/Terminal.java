package dev.sparklint.cli;

import java.util.List;

/**
 * What the terminal shows, if standard output is one.
 *
 * @param links whether paths lead to their files
 */
record Terminal(boolean colour, boolean links, Invocation invocation) {

  static final List<String> WHEN = List.of("auto", "always", "never");

  static final String COLOR_HELP = "auto (default), always or never";

  static Terminal of(Arguments arguments, Invocation invocation) throws CliException {
    String wish = arguments.choice("color", "auto", WHEN);
    boolean colour =
        switch (wish) {
          case "always" -> true;
          case "never" -> false;
          default -> isColourful(invocation);
        };
    boolean links = colour && invocation.terminal() && !invocation.isSet("CI");
    return new Terminal(colour, links, invocation);
  }

  /** The file behind a path; empty where links are not shown. */
  String link(String path) {
    return links ? invocation.workingDirectory().resolve(path).normalize().toUri().toString() : "";
  }

  /**
   * The usual conventions: NO_COLOR wins, then the forcing variables, then whether it is a
   * terminal.
   */
  private static boolean isColourful(Invocation invocation) {
    if (invocation.isSet("NO_COLOR")) {
      return false;
    }
    if (isOn("FORCE_COLOR", invocation) || isOn("CLICOLOR_FORCE", invocation)) {
      return true;
    }
    boolean declined =
        "0".equals(invocation.environment().get("CLICOLOR"))
            || "dumb".equals(invocation.environment().get("TERM"));
    return invocation.terminal() && !declined;
  }

  private static boolean isOn(String variable, Invocation invocation) {
    return invocation.isSet(variable) && !"0".equals(invocation.environment().get(variable));
  }
}
