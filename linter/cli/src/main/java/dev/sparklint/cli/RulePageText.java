package dev.sparklint.cli;

/** Parts of a rule's page, as it lies in the jar. */
final class RulePageText {

  private RulePageText() {}

  /** The line below the heading, without its period. */
  static String title(String page) {
    int start = page.indexOf("\n\n") + 2;
    int end = page.indexOf('\n', start);
    String line = page.substring(start, end < 0 ? page.length() : end);
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }

  /** The first paragraph of a section, on one line; empty if there is no such section. */
  static String first(String page, String section) {
    String heading = "## " + section + "\n\n";
    int start = page.indexOf(heading);
    if (start < 0) {
      return "";
    }
    int from = start + heading.length();
    int end = page.indexOf("\n\n", from);
    return page.substring(from, end < 0 ? page.length() : end).replace('\n', ' ').strip();
  }
}
