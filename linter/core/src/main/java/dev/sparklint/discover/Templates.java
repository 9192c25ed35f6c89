package dev.sparklint.discover;

/**
 * Recognises text that is a template of the file it will become: Helm, Jinja, Go templates,
 * Terraform.
 */
public final class Templates {

  private static final String[] GO_WORDS = {
    ".Values",
    ".Release",
    ".Chart",
    ".Files",
    "include ",
    "range ",
    "if ",
    "else",
    "end ",
    "define ",
    "with ",
    "toYaml",
    "template ",
    "$"
  };

  private Templates() {}

  /**
   * Whether the text only becomes what its name says once a template engine has run: a directive on
   * a line of its own, a Go template expression, or braces where YAML has a value.
   *
   * <p>Braces inside a quoted or longer value ({@code image: spark:{{VERSION}}}) leave the file
   * what it is; the value is then not known.
   */
  public static boolean isTemplate(String text) {
    for (int at = nextBrace(text, 0); at >= 0; at = nextBrace(text, at + 2)) {
      if (startsLine(text, at) || isGoExpression(text, at) || isBareValue(text, at)) {
        return true;
      }
    }
    return false;
  }

  /** Where two opening braces, or a brace and a percent sign in either order, stand next; or -1. */
  private static int nextBrace(String text, int from) {
    for (int at = text.indexOf('{', from); at >= 0; at = text.indexOf('{', at + 1)) {
      if (at + 1 < text.length() && (text.charAt(at + 1) == '{' || text.charAt(at + 1) == '%')) {
        return at;
      }
      if (at > 0 && text.charAt(at - 1) == '%' && at - 1 >= from) {
        return at - 1;
      }
    }
    return -1;
  }

  private static boolean startsLine(String text, int at) {
    int i = at - 1;
    while (i >= 0 && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
      i--;
    }
    return i < 0 || text.charAt(i) == '\n' || text.charAt(i) == '\r';
  }

  private static boolean isGoExpression(String text, int at) {
    int start = at + 2;
    if (!text.startsWith("{{", at)) {
      return false;
    }
    if (start < text.length() && text.charAt(start) == '-') {
      start++;
    }
    while (start < text.length() && text.charAt(start) == ' ') {
      start++;
    }
    for (String word : GO_WORDS) {
      if (text.startsWith(word, start)) {
        return true;
      }
    }
    return false;
  }

  /** {@code key: {{ x }}}, which YAML would read as a map inside a map. */
  private static boolean isBareValue(String text, int at) {
    int i = at - 1;
    while (i >= 0 && text.charAt(i) == ' ') {
      i--;
    }
    return i >= 0 && i < at - 1 && text.charAt(i) == ':' && text.startsWith("{{", at);
  }
}
