package dev.sparklint.discover;

import dev.sparklint.text.SourceText;
import dev.sparklint.text.Unfilled;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads text that is a template of the file it will become, as far as its structure is known:
 * Jinja, Argo, Terraform, Go. Helm's templates are rendered.
 */
public final class Templates {

  /** What Go templates say when they decide over the structure. */
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
    "end}",
    "define ",
    "with ",
    "toYaml",
    "template "
  };

  /** Jinja's directives that only leave something out, or put nothing in. */
  private static final List<String> PLAIN_DIRECTIVES =
      List.of("if", "endif", "set", "raw", "endraw");

  private Templates() {}

  /**
   * The text with what a template engine fills in as values that are not known.
   *
   * <p>Braces inside a quoted or longer value ({@code image: spark:{{VERSION}}}) stay: the value
   * says itself that it is not known. A value of its own becomes {@link Unfilled}, since YAML takes
   * braces for a map. Lines with a directive that may leave lines out are dropped.
   *
   * @return null if the engine decides over more than values
   */
  public static @Nullable SourceText filledIn(SourceText source) {
    String text = source.text();
    int at = nextBrace(text, 0);
    if (at < 0) {
      return source;
    }
    SourceText.Builder filled = new SourceText.Builder(source, 0);
    Next values = new Next(text, "}}");
    Next directives = new Next(text, "%}");
    Next lines = new Next(text, "\n");
    int copied = 0;
    while (at >= 0) {
      int end = end(text.startsWith("{{", at) ? values : directives, lines, at);
      boolean ownLine = startsLine(text, at);
      if (text.startsWith("{{", at)) {
        if (end < 0 ? ownLine || isBareValue(text, at) : ownLine || isGoExpression(text, at)) {
          return null;
        }
        if (end > 0 && isBareValue(text, at)) {
          filled.copy(copied, at);
          filled.put(Unfilled.of(text.substring(at + 2, end - 2).strip()), at, end);
          copied = end;
        }
      } else if (ownLine) {
        if (end < 0 || !isPlainDirective(text, at) || !endsLine(text, end)) {
          return null;
        }
        filled.copy(copied, at);
        copied = end;
      }
      at = nextBrace(text, Math.max(at + 2, end));
    }
    return filled.copy(copied, text.length()).build();
  }

  /** Behind the closing braces on the same line; -1 if there are none. */
  private static int end(Next closing, Next lines, int at) {
    int lineEnd = lines.from(at);
    int end = closing.from(at + 2);
    return end < 0 || (lineEnd >= 0 && end > lineEnd) ? -1 : end + 2;
  }

  /** Where something stands next, for offsets that only grow: each part of a text is seen once. */
  private static final class Next {
    private final String text;
    private final String wanted;
    private int found;

    Next(String text, String wanted) {
      this.text = text;
      this.wanted = wanted;
      this.found = text.indexOf(wanted);
    }

    int from(int offset) {
      if (found >= 0 && found < offset) {
        found = text.indexOf(wanted, offset);
      }
      return found;
    }
  }

  private static boolean isPlainDirective(String text, int at) {
    if (!text.startsWith("{%", at)) {
      return false;
    }
    int start = at + 2;
    while (start < text.length() && (text.charAt(start) == ' ' || text.charAt(start) == '-')) {
      start++;
    }
    int end = start;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return PLAIN_DIRECTIVES.contains(text.substring(start, end));
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

  private static boolean endsLine(String text, int end) {
    int i = end;
    while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
      i++;
    }
    return i >= text.length() || text.charAt(i) == '\n' || text.charAt(i) == '\r';
  }

  private static boolean isGoExpression(String text, int at) {
    int start = at + 2;
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

  /** {@code key: {{ x }}}, {@code - {{ x }}}: YAML would read it as a map inside a map. */
  private static boolean isBareValue(String text, int at) {
    int i = at - 1;
    while (i >= 0 && text.charAt(i) == ' ') {
      i--;
    }
    if (i < 0) {
      return false;
    }
    char before = text.charAt(i);
    boolean apart = i < at - 1;
    return before == '[' || before == ',' || (apart && (before == ':' || before == '-'));
  }
}
