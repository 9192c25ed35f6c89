package dev.sparklint.read.yaml;

import dev.sparklint.text.SourceText;

/**
 * The content of a scalar with the place of each of its characters. Walks the scalar as the library
 * scanned it; if the two should differ, all content points to the scalar's start.
 */
public final class ScalarText {

  private final String file;
  private final YamlScalar scalar;
  private final SourceText.Builder content;
  private final StringBuilder rebuilt = new StringBuilder();
  private int at;

  private ScalarText(SourceText source, YamlScalar scalar) {
    this.file = source.text();
    this.scalar = scalar;
    this.content = new SourceText.Builder(source, contentStart(source.text(), scalar));
    this.at = scalar.start();
  }

  /** The content of {@code scalar}, which was read from {@code source}. */
  public static SourceText of(SourceText source, YamlScalar scalar) {
    ScalarText walk = new ScalarText(source, scalar);
    switch (scalar.style()) {
      case PLAIN -> walk.flow(scalar.end());
      case SINGLE_QUOTED, DOUBLE_QUOTED -> walk.quoted();
      case LITERAL, FOLDED -> walk.block();
    }
    return walk.isFaithful()
        ? walk.content.build()
        : new SourceText.Builder(source, scalar.start())
            .put(scalar.text(), scalar.start(), scalar.start())
            .build();
  }

  /** Whether the walk gave the scalar's text, forbidden characters aside. */
  private boolean isFaithful() {
    String text = scalar.text();
    if (rebuilt.length() != text.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char expected = text.charAt(i);
      if (rebuilt.charAt(i) != expected && expected != '\uFFFD') {
        return false;
      }
    }
    return true;
  }

  /** Where an empty content points to: into the quotes, behind the header of a block. */
  private static int contentStart(String file, YamlScalar scalar) {
    return switch (scalar.style()) {
      case PLAIN -> scalar.start();
      case SINGLE_QUOTED, DOUBLE_QUOTED -> Math.min(scalar.start() + 1, scalar.end());
      case LITERAL, FOLDED -> lineEnd(file, scalar.start());
    };
  }

  private void quoted() {
    at++;
    flow(scalar.end() - 1);
  }

  /** Words, blanks between them, and line breaks folded to one blank or to the empty lines. */
  private void flow(int end) {
    while (at < end) {
      int start = at;
      char c = file.charAt(at);
      if (isBlank(c) || isLineBreak(c)) {
        blanks(end);
      } else if (c == '\\' && scalar.style() == YamlStyle.DOUBLE_QUOTED) {
        escape(end);
      } else if (c == '\'' && scalar.style() == YamlStyle.SINGLE_QUOTED) {
        at += 2;
        put("'", start, at);
      } else {
        while (at < end && !endsWord(file.charAt(at))) {
          at++;
        }
        copy(start, at);
      }
    }
  }

  private boolean endsWord(char c) {
    return isBlank(c)
        || isLineBreak(c)
        || (c == '\\' && scalar.style() == YamlStyle.DOUBLE_QUOTED)
        || (c == '\'' && scalar.style() == YamlStyle.SINGLE_QUOTED);
  }

  private void blanks(int end) {
    int start = at;
    skipBlanks(end);
    if (at >= end || !isBreak(file.charAt(at))) {
      copy(start, at);
      return;
    }
    skipLineBreak();
    int before = rebuilt.length();
    emptyLines(end);
    if (rebuilt.length() == before) {
      put(" ", start, at);
    }
  }

  /** Keeps the line breaks of empty lines and stops at the first character behind them. */
  private void emptyLines(int end) {
    skipBlanks(end);
    while (at < end && isBreak(file.charAt(at))) {
      int start = at;
      skipLineBreak();
      put("\n", start, at);
      skipBlanks(end);
    }
  }

  private void escape(int end) {
    int start = at;
    if (at + 1 >= end) {
      at = end;
      return;
    }
    char c = file.charAt(at + 1);
    at += 2;
    int digits =
        switch (c) {
          case 'x' -> 2;
          case 'u' -> 4;
          case 'U' -> 8;
          default -> 0;
        };
    if (digits > 0) {
      at = Math.min(end, at + digits);
      put(codePoint(start + 2, at), start, at);
    } else if (isBreak(c)) {
      at--;
      skipLineBreak();
      emptyLines(end);
    } else {
      put(unescaped(c), start, at);
    }
  }

  private String codePoint(int start, int end) {
    int codePoint = 0;
    for (int i = start; i < end; i++) {
      codePoint = codePoint << 4 | Math.max(0, Character.digit(file.charAt(i), 16));
    }
    return Character.isValidCodePoint(codePoint) ? Character.toString(codePoint) : "";
  }

  private static String unescaped(char c) {
    return switch (c) {
      case '0' -> "\0";
      case 'a' -> "\u0007";
      case 'b' -> "\b";
      case 't', '\t' -> "\t";
      case 'n' -> "\n";
      case 'v' -> "\u000b";
      case 'f' -> "\f";
      case 'r' -> "\r";
      case 'e' -> "\u001b";
      case 'N' -> "\u0085";
      case '_' -> "\u00a0";
      case 'L' -> "\u2028";
      case 'P' -> "\u2029";
      default -> String.valueOf(c);
    };
  }

  private void block() {
    int headerEnd = lineEnd(file, at);
    boolean strip = file.substring(at, Math.min(headerEnd, at + 3)).indexOf('-') > 0;
    boolean keep = file.substring(at, Math.min(headerEnd, at + 3)).indexOf('+') > 0;
    at = headerEnd;
    skipLineBreak();
    int indent = indent();
    int breaks = at;
    int column = skipEmptyLines(indent);
    int lineBreak = at;
    boolean hasLine = false;
    while (column == indent && at < file.length()) {
      putBreaks(breaks, at);
      hasLine = true;
      boolean folds = scalar.style() == YamlStyle.FOLDED && !isBlank(file.charAt(at));
      lineBreak = lineEnd(file, at);
      copy(at, lineBreak);
      at = lineBreak;
      skipLineBreak();
      breaks = at;
      column = skipEmptyLines(indent);
      if (column != indent || at >= file.length()) {
        break;
      }
      if (!folds || isBlank(file.charAt(at))) {
        putBreaks(lineBreak, breaks);
      } else if (!hasBreak(breaks, at)) {
        put(" ", lineBreak, at);
      }
    }
    if (hasLine && !strip) {
      // at the end of the file the library adds the line break that is not there
      put("\n", lineBreak, breaks);
    }
    if (keep) {
      putBreaks(breaks, at);
    }
  }

  /**
   * How far the lines are indented: as far as the first line of the content is further left than
   * the same line of the file.
   */
  private int indent() {
    String text = scalar.text();
    int line = at;
    int contentLine = 0;
    while (contentLine < text.length() && text.charAt(contentLine) == '\n') {
      contentLine++;
      line = lineEnd(file, line);
      line = line < file.length() ? afterLineBreak(line) : line;
    }
    if (contentLine == text.length()) {
      return Integer.MAX_VALUE;
    }
    return blanksFrom(file, line) - blanksFrom(text, contentLine);
  }

  private static int blanksFrom(String text, int start) {
    int end = start;
    while (end < text.length() && text.charAt(end) == ' ') {
      end++;
    }
    return end - start;
  }

  /** Skips blank lines and the indentation behind them; gives the column it comes to. */
  private int skipEmptyLines(int indent) {
    int column = 0;
    while (true) {
      while (column < indent && at < file.length() && file.charAt(at) == ' ') {
        at++;
        column++;
      }
      if (at >= file.length() || !isBreak(file.charAt(at))) {
        return column;
      }
      column = isLineBreak(file.charAt(at)) ? 0 : column + 1;
      skipLineBreak();
    }
  }

  private boolean hasBreak(int start, int end) {
    for (int i = start; i < end; i++) {
      if (isBreak(file.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private void putBreaks(int start, int end) {
    int i = start;
    while (i < end) {
      int next = afterLineBreak(i);
      if (isBreak(file.charAt(i))) {
        put("\n", i, next);
      }
      i = next;
    }
  }

  private void copy(int start, int end) {
    content.copy(start, end);
    rebuilt.append(file, start, end);
  }

  private void put(String replacement, int start, int end) {
    content.put(replacement, start, end);
    rebuilt.append(replacement);
  }

  private void skipBlanks(int end) {
    while (at < end && isBlank(file.charAt(at))) {
      at++;
    }
  }

  private void skipLineBreak() {
    if (at < file.length()) {
      at = afterLineBreak(at);
    }
  }

  private int afterLineBreak(int offset) {
    return file.startsWith("\r\n", offset) ? offset + 2 : offset + 1;
  }

  private static int lineEnd(String text, int start) {
    int end = start;
    while (end < text.length() && !isLineBreak(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static boolean isLineBreak(char c) {
    return c == '\n' || c == '\r';
  }

  /** What the library takes for a line break unless it stands right behind a word. */
  private static boolean isBreak(char c) {
    return isLineBreak(c) || c == '\u0085';
  }
}
