package dev.sparklint.read.yaml;

import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * A syntax error in plain words.
 *
 * @param atContext whether it is best shown where the construct starts, not where the library gave
 *     up
 */
record SyntaxWords(String message, boolean atContext) {

  private static final String PERCENT = "no line may start with '%' here; quote the text";

  static SyntaxWords of(MarkedYamlEngineException e) {
    String context = text(e.getContext());
    String problem = text(e.getProblem());
    if (problem.contains("TAB")) {
      return here("a tab may not indent YAML; use blanks");
    }
    if (problem.startsWith("found character '")) {
      String found = problem.substring(17, problem.indexOf('\'', 17));
      return here("no value may start with '" + found + "'; quote it");
    }
    if (context.startsWith("while parsing a")) {
      return parsing(context, problem, e);
    }
    if (context.startsWith("while scanning")) {
      return scanning(context, problem);
    }
    return switch (problem) {
      case "mapping values are not allowed here" ->
          here(
              "no key may end here: quote the text if ': ' belongs to it, or mend the indentation");
      case "sequence entries are not allowed here" ->
          here("no list item may start here: put it on a line of its own, or quote the text");
      case "mapping keys are not allowed here" ->
          here("no key may start here: put it on a line of its own, or quote the text");
      default -> document(problem);
    };
  }

  private static SyntaxWords document(String problem) {
    if (problem.startsWith("expected '<document start>'")) {
      return here("nothing may follow the document but '---': mend the indentation or add '---'");
    }
    if (problem.startsWith("expected '<document end>'")) {
      return here(PERCENT);
    }
    return here(problem);
  }

  private static SyntaxWords parsing(String context, String problem, MarkedYamlEngineException e) {
    boolean ends = problem.endsWith("<stream end>") || problem.endsWith("'<stream end>'");
    if (context.contains("flow")) {
      String bracket = context.contains("mapping") ? "'{'" : "'['";
      String close = context.contains("mapping") ? "'}'" : "']'";
      return ends
          ? new SyntaxWords("this " + bracket + " is never closed", true)
          : problem.startsWith("expected ','")
              ? here("expected ',' or " + close + " for the " + bracket + line(e))
              : here("expected a value here");
    }
    if (problem.startsWith("expected <block end>")) {
      String what = context.contains("mapping") ? "mapping" : "list";
      return here(
          "this belongs to no value: mend its indentation or quotes; the "
              + what
              + " before it starts"
              + line(e));
    }
    if (problem.startsWith("expected the node content")) {
      return here("expected a value here");
    }
    return here(problem);
  }

  private static SyntaxWords scanning(String context, String problem) {
    if (context.endsWith("directive")) {
      return new SyntaxWords(PERCENT, true);
    }
    if (context.endsWith("a simple key")) {
      return new SyntaxWords("expected ':' after this key", true);
    }
    if (context.endsWith("a quoted scalar")) {
      return new SyntaxWords(
          problem.contains("separator")
              ? "this quote is not closed before the next '---'"
              : "this quote is never closed",
          true);
    }
    if (context.endsWith("a double-quoted scalar")) {
      return here(
          problem.startsWith("found unknown escape")
              ? "no such escape in double quotes; write '\\\\' for a backslash or use single quotes"
              : "an escape here needs more hexadecimal digits");
    }
    if (context.endsWith("a block scalar")) {
      return here(
          problem.contains("leading empty lines")
              ? "the blank lines before this text are indented deeper than it"
              : "after '|' or '>' only '-', '+', a digit from 1 to 9 or a comment may follow");
    }
    if (context.endsWith("an alias")) {
      return new SyntaxWords("'*' starts an alias and needs a name; quote the text", true);
    }
    if (context.endsWith("an anchor")) {
      return new SyntaxWords("'&' starts an anchor and needs a name; quote the text", true);
    }
    if (context.endsWith("a tag")) {
      return new SyntaxWords("'!' starts a tag and this is none; quote the text", true);
    }
    return here(problem);
  }

  private static SyntaxWords here(String message) {
    return new SyntaxWords(message, false);
  }

  /** " on line 7", where the construct starts. */
  private static String line(MarkedYamlEngineException e) {
    Mark mark = e.getContextMark().orElse(null);
    return mark == null ? "" : " on line " + (mark.getLine() + 1);
  }

  private static String text(String maybe) {
    return String.valueOf(maybe);
  }
}
