package dev.sparklint.read.shell;

import dev.sparklint.command.Piece;
import dev.sparklint.command.Word;
import dev.sparklint.text.Place;
import dev.sparklint.text.SourceText;
import dev.sparklint.text.Unfilled;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads single words of a script: quotes, escapes, variables, substitutions. */
final class WordParser {

  private static final String SPECIAL_NAMES = "@*#?$!-0123456789";
  private static final int DEEPEST = 40;

  private final String path;
  private final SourceText source;
  private final String text;
  private final List<Piece.Variable> defaults = new ArrayList<>();
  private int at;
  private int depth;

  /** The word being read: pieces so far, and the text since the last of them. */
  private List<Piece> pieces = new ArrayList<>();

  private SourceText.@Nullable Builder literal;

  WordParser(String path, SourceText source) {
    this.path = path;
    this.source = source;
    this.text = source.text();
  }

  /** Variables of the words read since the last call that get their operand as value. */
  List<Piece.Variable> takeDefaults() {
    List<Piece.Variable> taken = List.copyOf(defaults);
    defaults.clear();
    return taken;
  }

  /** Where the last word ended. */
  int end() {
    return at;
  }

  /** The word that starts at {@code start}, which is no blank and no operator. */
  Word read(int start) {
    begin(start);
    while (at < text.length() && !endsWord(text.charAt(at))) {
      unquotedCharacter();
    }
    return end(start);
  }

  /** The whole text as one word, in which only variables and their escapes mean something. */
  Word readQuoted() {
    begin(0);
    while (at < text.length()) {
      quotedCharacter();
    }
    return end(0);
  }

  private void begin(int start) {
    at = start;
    pieces = new ArrayList<>();
    literal = null;
  }

  private Word end(int start) {
    flush();
    Place place = place(start, Math.min(at, text.length()));
    return new Word(place, pieces);
  }

  private void unquotedCharacter() {
    char c = text.charAt(at);
    switch (c) {
      case '\\' -> escape();
      case '\'' -> singleQuoted(at + 1);
      case '"' -> doubleQuoted();
      case '$' -> dollar(false);
      case '`' -> backquoted();
      case '<', '>' -> processSubstitution();
      case '{' -> braces();
      case Unfilled.OPEN -> unfilled();
      default -> copy(at, ++at);
    }
  }

  /** {@code {{x}}} is a template's; other braces stand for themselves. */
  private void braces() {
    int end = text.startsWith("{{", at) ? text.indexOf("}}", at) : -1;
    if (end < 0 || text.substring(at, end).indexOf('\n') >= 0) {
      copy(at, ++at);
    } else {
      opaque(at, end + 2);
      at = end + 2;
    }
  }

  private void unfilled() {
    int end = text.indexOf(Unfilled.CLOSE, at);
    if (end < 0) {
      copy(at, ++at);
    } else {
      opaque(at, end + 1);
      at = end + 1;
    }
  }

  private void escape() {
    int next = at + 1;
    if (next >= text.length()) {
      copy(at, ++at);
    } else if (text.charAt(next) == '\n') {
      at = next + 1;
    } else if (text.startsWith("\r\n", next)) {
      at = next + 2;
    } else {
      copy(next, next + 1);
      at = next + 1;
    }
  }

  private void singleQuoted(int start) {
    int end = text.indexOf('\'', start);
    int stop = end < 0 ? text.length() : end;
    touch(start);
    copy(start, stop);
    at = Math.min(text.length(), stop + 1);
  }

  private void doubleQuoted() {
    at++;
    if (at < text.length() && text.charAt(at) == '"') {
      touch(at);
    }
    while (at < text.length() && text.charAt(at) != '"') {
      quotedCharacter();
    }
    at = Math.min(text.length(), at + 1);
  }

  /** A character where only {@code \ $ `} mean something. */
  private void quotedCharacter() {
    char c = text.charAt(at);
    if (c == '$') {
      dollar(true);
    } else if (c == '`') {
      backquoted();
    } else if (c == '{') {
      braces();
    } else if (c == '\\'
        && at + 1 < text.length()
        && "\\\"$`\n\r".indexOf(text.charAt(at + 1)) >= 0) {
      escape();
    } else {
      copy(at, ++at);
    }
  }

  private void backquoted() {
    int end = at + 1;
    while (end < text.length() && text.charAt(end) != '`') {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    int stop = Math.min(text.length(), end + 1);
    opaque(at, stop);
    at = stop;
  }

  private void processSubstitution() {
    if (at + 1 < text.length() && text.charAt(at + 1) == '(') {
      int end = closing(at + 1);
      opaque(at, end);
      at = end;
    } else {
      copy(at, ++at);
    }
  }

  private void dollar(boolean quoted) {
    int start = at;
    int next = at + 1;
    char c = next < text.length() ? text.charAt(next) : ' ';
    if (c == '{') {
      parameter(quoted);
    } else if (c == '(') {
      int end = closing(next);
      String inside = end - 1 > next ? text.substring(next + 1, end - 1) : "";
      if (isKubernetesName(inside)) {
        variable(start, end, inside, Piece.Operator.REFERENCE, null, quoted);
      } else {
        opaque(start, end);
      }
      at = end;
    } else if (c == '\'' && !quoted) {
      singleQuoted(next + 1);
    } else if (c == '"' && !quoted) {
      at = next;
    } else if (isNameStart(c)) {
      int end = nameEnd(next);
      variable(start, end, text.substring(next, end), Piece.Operator.NONE, null, quoted);
      at = end;
    } else if (SPECIAL_NAMES.indexOf(c) >= 0 && next < text.length()) {
      variable(start, next + 1, text.substring(next, next + 1), Piece.Operator.NONE, null, quoted);
      at = next + 1;
    } else {
      copy(at, ++at);
    }
  }

  /** <code>${…}</code>. */
  private void parameter(boolean quoted) {
    int start = at;
    int name = at + 2;
    int nameEnd = nameEnd(name);
    if (nameEnd == name && name < text.length() && SPECIAL_NAMES.indexOf(text.charAt(name)) >= 0) {
      nameEnd = name + 1;
    }
    boolean list = text.startsWith("[@]", nameEnd) || text.startsWith("[*]", nameEnd);
    int after = list ? nameEnd + 3 : nameEnd;
    int end = closingBrace(at + 1);
    if (nameEnd == name || depth > DEEPEST) {
      opaque(start, end);
    } else if (after < text.length() && text.charAt(after) == '}') {
      String variable = text.substring(name, nameEnd) + (list ? "[@]" : "");
      variable(start, end, variable, Piece.Operator.NONE, null, quoted);
    } else {
      withOperator(start, name, nameEnd, end, quoted);
    }
    at = end;
  }

  private void withOperator(int start, int name, int nameEnd, int end, boolean quoted) {
    String variable = text.substring(name, nameEnd);
    boolean colon = text.startsWith(":", nameEnd);
    int sign = colon ? nameEnd + 1 : nameEnd;
    char operator = sign < text.length() ? text.charAt(sign) : ' ';
    int stop = Math.max(sign + 1, end - 1);
    switch (operator) {
      case '-', '=' -> {
        Word operand = operand(sign + 1, stop);
        Piece.Operator kind = colon ? Piece.Operator.DEFAULT : Piece.Operator.DEFAULT_IF_UNSET;
        Piece.Variable piece = variable(start, end, variable, kind, operand, quoted);
        if (operator == '=') {
          defaults.add(piece);
        }
      }
      case '+' -> {
        Word operand = operand(sign + 1, stop);
        variable(start, end, variable, Piece.Operator.ALTERNATIVE, operand, quoted);
      }
      // the shell stops if it is unset
      case '?' -> variable(start, end, variable, Piece.Operator.NONE, null, quoted);
      default -> opaque(start, end);
    }
  }

  private Word operand(int start, int end) {
    WordParser inner = new WordParser(path, source.slice(start, Math.max(start, end)));
    inner.depth = depth + 1;
    inner.begin(0);
    while (inner.at < inner.text.length()) {
      inner.unquotedCharacter();
    }
    return inner.end(0);
  }

  private Piece.Variable variable(
      int start,
      int end,
      String name,
      Piece.Operator operator,
      @Nullable Word operand,
      boolean quoted) {
    flush();
    Place place = place(start, end);
    Piece.Variable variable =
        new Piece.Variable(
            place,
            name,
            operator,
            operand == null ? Word.empty(place) : operand,
            !hasQuotes(start, end),
            !quoted);
    pieces.add(variable);
    return variable;
  }

  private boolean hasQuotes(int start, int end) {
    String written = text.substring(start, end);
    return written.indexOf('"') >= 0 || written.indexOf('\'') >= 0;
  }

  private void opaque(int start, int end) {
    flush();
    pieces.add(new Piece.Opaque(place(start, end), text.substring(start, end)));
  }

  private void copy(int start, int end) {
    touch(start).copy(start, end);
  }

  /** Begins a literal, so that empty quotes make an empty word. */
  private SourceText.Builder touch(int start) {
    SourceText.Builder current = literal;
    if (current == null) {
      current = new SourceText.Builder(source, start);
      literal = current;
    }
    return current;
  }

  private void flush() {
    SourceText.Builder current = literal;
    if (current != null) {
      pieces.add(new Piece.Literal(path, current.build()));
      literal = null;
    }
  }

  private Place place(int start, int end) {
    return new Place(path, source.span(start, end));
  }

  /** Behind the parenthesis that closes the one at {@code open}; quotes inside are skipped. */
  private int closing(int open) {
    return closing(open, '(', ')');
  }

  private int closingBrace(int open) {
    return closing(open, '{', '}');
  }

  private int closing(int open, char opening, char closing) {
    int nested = 0;
    int i = open;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '\'' || c == '"') {
        int end = text.indexOf(c, i + 1);
        i = end < 0 ? i : end;
      } else if (c == opening) {
        nested++;
      } else if (c == closing && --nested == 0) {
        return i + 1;
      }
      i++;
    }
    return text.length();
  }

  static boolean endsWord(char c) {
    return switch (c) {
      case ' ', '\t', '\n', '\r', ';', '&', '|', '(', ')' -> true;
      default -> false;
    };
  }

  static boolean isNameStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  static boolean isName(char c) {
    return isNameStart(c) || (c >= '0' && c <= '9');
  }

  /** Kubernetes replaces {@code $(NAME)} before a shell sees it; commands are not written so. */
  private static boolean isKubernetesName(String inside) {
    for (int i = 0; i < inside.length(); i++) {
      char c = inside.charAt(i);
      if (!(c >= 'A' && c <= 'Z') && c != '_' && !(c >= '0' && c <= '9' && i > 0)) {
        return false;
      }
    }
    return !inside.isEmpty();
  }

  private int nameEnd(int start) {
    int end = start;
    while (end < text.length() && isName(text.charAt(end))) {
      end++;
    }
    return end > start && isNameStart(text.charAt(start)) ? end : start;
  }
}
