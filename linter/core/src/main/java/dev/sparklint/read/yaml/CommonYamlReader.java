package dev.sparklint.read.yaml;

import dev.sparklint.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the YAML that nearly every file is: block and flow collections, scalars of all styles,
 * comments, several documents. Gives the very tree that {@link TreeBuilder} gives, places included,
 * or nothing at all: at the first thing that it does not know for sure (anchors, tags, complex
 * keys, tabs for indentation, whatever might be a mistake) the whole text is left to the library.
 * Takes a fifth of the library's time; a test holds the two together.
 */
final class CommonYamlReader {

  /** Deeper ones are left to the library, which counts levels through aliases, too. */
  private static final int MAX_DEPTH = 100;

  /** The library takes no key that is longer than 1024 characters. */
  private static final int LONGEST_KEY = 1000;

  /** Says that the library has to look; thrown often, so it knows no stack. */
  private static final class Doubt extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Doubt() {
      super(null, null, false, false);
    }
  }

  /** Longer texts seldom come again. */
  private static final int LONGEST_COMMON = 40;

  /**
   * Keys and words that come again and again, by their hash: one text for all of them. Threads may
   * overwrite each other's, which costs a text and nothing else.
   */
  private static final @Nullable String[] COMMON = new String[4096];

  private final SourceText source;
  private final String text;

  /** The text once more: asked for each character, a String takes its time. */
  private final char[] chars;

  private final int length;
  private int at;

  /** Where the line of {@code at} starts. */
  private int lineStart;

  /** Where the node ends that was read last. */
  private int nodeEnd;

  private int depth;

  private CommonYamlReader(SourceText source) {
    this.source = source;
    this.text = source.text();
    this.chars = text.toCharArray();
    this.length = chars.length;
  }

  /** The documents of a text without forbidden characters; null when the library has to look. */
  static @Nullable List<YamlDocument> read(SourceText source) {
    try {
      return new CommonYamlReader(source).documents();
    } catch (Doubt doubt) {
      return null;
    }
  }

  private List<YamlDocument> documents() {
    if (!source.isPlain()) {
      refuseOddCharacters();
    }
    List<YamlDocument> documents = new ArrayList<>(1);
    skip();
    while (at < length) {
      int start = at;
      if (isMarker()) {
        at += 3;
        int line = lineStart;
        skip();
        if (at < length && lineStart == line) {
          throw new Doubt();
        }
      }
      if (at >= length || isMarker()) {
        throw new Doubt();
      }
      YamlNode root = blockNode(-1);
      skip();
      if (at < length && !isMarker()) {
        throw new Doubt();
      }
      documents.add(new YamlDocument(root, source.span(start, at)));
    }
    return documents;
  }

  /** Characters that YAML forbids, and what ends a line for some and not for others. */
  private void refuseOddCharacters() {
    int i = 0;
    while (i < length) {
      char c = chars[i];
      if ((c < ' ' && c != '\n' && c != '\t') || (c >= 0x7f && isOdd(c, i))) {
        throw new Doubt();
      }
      i += Character.isHighSurrogate(c) ? 2 : 1;
    }
  }

  private boolean isOdd(char c, int offset) {
    if (Character.isSurrogate(c)) {
      boolean paired =
          Character.isHighSurrogate(c)
              && offset + 1 < length
              && Character.isLowSurrogate(chars[offset + 1]);
      return !paired;
    }
    return c <= 0xa0 || c == '\u2028' || c == '\u2029' || c == '\uFEFF' || c >= '\uFFFE';
  }

  /** The node at {@code at}, which stands further right than its parent or behind its dash. */
  private YamlNode blockNode(int parent) {
    if (++depth > MAX_DEPTH) {
      throw new Doubt();
    }
    YamlNode node;
    if (isDash(at)) {
      node = blockSequence(at - lineStart, false);
    } else if (isKey()) {
      node = blockMapping(at - lineStart);
    } else {
      node = leaf(parent);
    }
    depth--;
    return node;
  }

  private YamlNode blockMapping(int column) {
    int start = at;
    int end = at;
    List<YamlEntry> entries = new ArrayList<>();
    while (true) {
      YamlNode key = key();
      YamlNode value = value(column);
      end = Math.max(end, nodeEnd);
      entries.add(new YamlEntry(key, value));
      skip();
      int next = at - lineStart;
      if (at >= length || next < column || isMarker()) {
        break;
      }
      if (next > column || isDash(at) || !isKey()) {
        throw new Doubt();
      }
    }
    nodeEnd = end;
    return new YamlMapping(entries, null, source, start, end);
  }

  /** Reads a key that {@link #isKey} has seen, and the colon behind it. */
  private YamlScalar key() {
    int start = at;
    char c = chars[at];
    YamlScalar key = c == '"' || c == '\'' ? quoted(c) : plainOnLine(false);
    skipBlanks();
    if (at - start > LONGEST_KEY || at >= length || chars[at] != ':') {
      throw new Doubt();
    }
    at++;
    return key;
  }

  /** The value behind a colon of a block mapping at a column. */
  private YamlNode value(int column) {
    int colonEnd = at;
    skipBlanks();
    if (!endsLine()) {
      if (isDash(at)) {
        throw new Doubt();
      }
      return leaf(column);
    }
    skip();
    if (at < length && !isMarker()) {
      int next = at - lineStart;
      if (next > column) {
        return blockNode(column);
      }
      if (next == column && isDash(at)) {
        return blockSequence(column, true);
      }
    }
    return empty(colonEnd);
  }

  /**
   * A list at a column.
   *
   * @param inMapping whether it is the value of a mapping at the same column, which may go on
   */
  private YamlNode blockSequence(int column, boolean inMapping) {
    if (++depth > MAX_DEPTH) {
      throw new Doubt();
    }
    int start = at;
    int end = at;
    List<YamlNode> items = new ArrayList<>();
    while (true) {
      at++;
      YamlNode item = item(column);
      end = Math.max(end, nodeEnd);
      items.add(item);
      skip();
      int next = at - lineStart;
      if (at >= length || next < column || isMarker()) {
        break;
      }
      if (next > column) {
        throw new Doubt();
      }
      if (!isDash(at)) {
        if (inMapping) {
          break;
        }
        throw new Doubt();
      }
    }
    depth--;
    nodeEnd = end;
    return new YamlSequence(items, null, source, start, end);
  }

  /** What follows a dash. */
  private YamlNode item(int column) {
    int dashEnd = at;
    skipBlanks();
    if (!endsLine()) {
      return blockNode(column);
    }
    skip();
    return at < length && !isMarker() && at - lineStart > column
        ? blockNode(column)
        : empty(dashEnd);
  }

  private YamlScalar empty(int offset) {
    nodeEnd = offset;
    return new YamlScalar("", YamlStyle.PLAIN, null, source, offset, offset);
  }

  /** A scalar or a flow collection that is no key. */
  private YamlNode leaf(int parent) {
    char c = chars[at];
    YamlNode node;
    switch (c) {
      case '|', '>' -> {
        return blockScalar(parent, c == '>');
      }
      case '"', '\'' -> node = quoted(c);
      case '[', '{' -> node = flow();
      default -> {
        return plain(parent);
      }
    }
    int end = nodeEnd;
    int line = lineStart;
    skip();
    if (at < length && lineStart == line) {
      throw new Doubt();
    }
    nodeEnd = end;
    return node;
  }

  /** Whether a key and its colon stand at {@code at}, on this line. */
  private boolean isKey() {
    char c = chars[at];
    if (c == '"' || c == '\'') {
      int behind = quoteEnd(c);
      if (behind < 0) {
        return false;
      }
      while (behind < length && chars[behind] == ' ') {
        behind++;
      }
      if (behind >= length || chars[behind] != ':') {
        return false;
      }
      if (!isBlankOrEnd(behind + 1)) {
        throw new Doubt();
      }
      return true;
    }
    if (c == '|' || c == '>' || c == '[' || c == '{') {
      return false;
    }
    int end = plainEnd(false);
    return end < length && chars[end] == ':';
  }

  /** Behind the closing quote, if that is on this line; else -1. */
  private int quoteEnd(char quote) {
    int i = at + 1;
    while (i < length) {
      char c = chars[i];
      if (c == '\n') {
        return -1;
      }
      if (c == '\\' && quote == '"') {
        i++;
      } else if (c == quote) {
        if (quote == '"' || i + 1 >= length || chars[i + 1] != '\'') {
          return i + 1;
        }
        i++;
      }
      i++;
    }
    return -1;
  }

  /** Where a plain scalar stops on this line: at a colon, a comment, an indicator or the end. */
  private int plainEnd(boolean inFlow) {
    refuseIndicator(inFlow);
    int i = at;
    while (i < length) {
      char c = chars[i];
      if (c == '\n') {
        return i;
      }
      if (c == ':') {
        if (isBlankOrEnd(i + 1) || (inFlow && isFlowIndicator(chars[i + 1]))) {
          return i;
        }
      } else if (c == '#') {
        if (i > at && isBlank(chars[i - 1])) {
          return i;
        }
      } else if (inFlow && isFlowIndicator(c)) {
        return i;
      }
      i++;
    }
    return i;
  }

  /** What a plain scalar may not start with, and what it may that is easily taken for another. */
  private void refuseIndicator(boolean inFlow) {
    char c = chars[at];
    switch (c) {
      case ',',
          '[',
          ']',
          '{',
          '}',
          '#',
          '&',
          '*',
          '!',
          '|',
          '>',
          '\'',
          '"',
          '%',
          '@',
          '`',
          '?',
          ':' ->
          throw new Doubt();
      case '-' -> {
        if (isBlankOrEnd(at + 1) || (inFlow && isFlowIndicator(chars[at + 1])) || isMarker()) {
          throw new Doubt();
        }
      }
      case '.' -> {
        if (isMarker()) {
          throw new Doubt();
        }
      }
      default -> {}
    }
  }

  /** A plain scalar of one line; {@code at} is behind it and the blanks that follow. */
  private YamlScalar plainOnLine(boolean inFlow) {
    int start = at;
    int stop = plainEnd(inFlow);
    int end = trimmed(start, stop);
    at = stop;
    return scalar(common(start, end), YamlStyle.PLAIN, start, end);
  }

  /** The text between two offsets. */
  private String common(int start, int end) {
    if (end - start > LONGEST_COMMON) {
      return text.substring(start, end);
    }
    int hash = end - start;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + chars[i];
    }
    int slot = (hash ^ hash >>> 12) & (COMMON.length - 1);
    String known = COMMON[slot];
    if (known != null && known.length() == end - start && text.startsWith(known, start)) {
      return known;
    }
    String word = text.substring(start, end);
    COMMON[slot] = word;
    return word;
  }

  private int trimmed(int start, int stop) {
    int end = stop;
    while (end > start && isBlank(chars[end - 1])) {
      end--;
    }
    return end;
  }

  /** A plain scalar in a block, with the lines that it goes on in. */
  private YamlScalar plain(int parent) {
    int start = at;
    int stop = plainEnd(false);
    int end = trimmed(start, stop);
    at = stop;
    StringBuilder folded = null;
    while (at < length && chars[at] == '\n') {
      int breaks = 0;
      int next = at;
      int line = lineStart;
      while (next < length && chars[next] == '\n') {
        breaks++;
        line = next + 1;
        next = line;
        while (next < length && chars[next] == ' ') {
          next++;
        }
        if (next < length && chars[next] == '\t') {
          throw new Doubt();
        }
      }
      if (next >= length || next - line <= parent || chars[next] == '#') {
        break;
      }
      if (next == line && isMarkerAt(next)) {
        break;
      }
      refuseMarkerLike(next);
      if (folded == null) {
        folded = new StringBuilder(text.substring(start, end));
      }
      if (breaks == 1) {
        folded.append(' ');
      }
      for (int i = 1; i < breaks; i++) {
        folded.append('\n');
      }
      at = next;
      lineStart = line;
      stop = continuationEnd();
      end = trimmed(next, stop);
      folded.append(text, next, end);
      at = stop;
    }
    if (at < length && chars[at] == ':') {
      throw new Doubt();
    }
    return scalar(
        folded == null ? common(start, end) : folded.toString(), YamlStyle.PLAIN, start, end);
  }

  /** On further lines indicators are plain text. */
  private int continuationEnd() {
    int i = at;
    while (i < length) {
      char c = chars[i];
      if (c == '\n') {
        return i;
      }
      if (c == ':' && isBlankOrEnd(i + 1)) {
        throw new Doubt();
      }
      if (c == '#' && isBlank(chars[i - 1])) {
        return i;
      }
      i++;
    }
    return i;
  }

  private YamlScalar scalar(String value, YamlStyle style, int start, int end) {
    nodeEnd = end;
    return new YamlScalar(value, style, null, source, start, end);
  }

  private YamlScalar quoted(char quote) {
    int start = at;
    YamlStyle style = quote == '"' ? YamlStyle.DOUBLE_QUOTED : YamlStyle.SINGLE_QUOTED;
    int simple = at + 1;
    while (simple < length && isSimple(chars[simple])) {
      simple++;
    }
    boolean done =
        simple < length
            && chars[simple] == quote
            && (quote == '"' || simple + 1 >= length || chars[simple + 1] != '\'');
    if (done) {
      at = simple + 1;
      return scalar(common(start + 1, simple), style, start, at);
    }
    StringBuilder value = new StringBuilder();
    at++;
    while (true) {
      if (at >= length) {
        throw new Doubt();
      }
      char c = chars[at];
      if (c == quote) {
        at++;
        if (quote == '"' || at >= length || chars[at] != '\'') {
          return scalar(value.toString(), style, start, at);
        }
        value.append('\'');
        at++;
      } else if (c == '\\' && quote == '"') {
        escape(value);
      } else if (c == ' ' || c == '\t' || c == '\n') {
        fold(value);
      } else {
        value.append(c);
        at++;
      }
    }
  }

  private static boolean isSimple(char c) {
    return c != '"' && c != '\'' && c != '\\' && c != '\n';
  }

  /** Blanks inside quotes: as they are, or with line breaks folded. */
  private void fold(StringBuilder value) {
    int start = at;
    while (at < length && isBlank(chars[at])) {
      at++;
    }
    if (at >= length || chars[at] != '\n') {
      value.append(text, start, at);
      return;
    }
    int breaks = 0;
    while (at < length && chars[at] == '\n') {
      breaks++;
      at++;
      lineStart = at;
      refuseMarkerLike(at);
      while (at < length && isBlank(chars[at])) {
        at++;
      }
    }
    if (breaks == 1) {
      value.append(' ');
    }
    for (int i = 1; i < breaks; i++) {
      value.append('\n');
    }
  }

  private void escape(StringBuilder value) {
    char c = at + 1 < length ? chars[at + 1] : '\n';
    at += 2;
    switch (c) {
      case 'n' -> value.append('\n');
      case 't' -> value.append('\t');
      case 'r' -> value.append('\r');
      case '"', '\\', '/', ' ' -> value.append(c);
      case '0' -> value.append('\0');
      case 'a' -> value.append('\u0007');
      case 'b' -> value.append('\b');
      case 'f' -> value.append('\f');
      case 'e' -> value.append('\u001b');
      case 'v' -> value.append('\u000b');
      case 'x' -> value.append(hex(2));
      case 'u' -> value.append(hex(4));
      default -> throw new Doubt();
    }
  }

  private char hex(int digits) {
    int unit = 0;
    for (int i = 0; i < digits; i++) {
      char c = at < length ? chars[at] : ' ';
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        throw new Doubt();
      }
      unit = unit << 4 | digit;
      at++;
    }
    if (Character.isSurrogate((char) unit)) {
      throw new Doubt();
    }
    return (char) unit;
  }

  private YamlScalar blockScalar(int parent, boolean folds) {
    int start = at;
    at++;
    char chomping = at < length ? chars[at] : '\n';
    if (chomping == '-' || chomping == '+') {
      at++;
    }
    int header = at;
    skipBlanks();
    if (at < length && chars[at] == '#' && at > header) {
      at = lineEnd(at);
    }
    if (at >= length || chars[at] != '\n') {
      throw new Doubt();
    }
    at++;
    int indent = indentation(parent);
    StringBuilder value = new StringBuilder();
    int breaks = emptyLines(indent);
    int end = lineStart;
    boolean any = false;
    while (at < length && at - lineStart == indent) {
      appendBreaks(breaks, value);
      any = true;
      boolean leadingText = !isBlank(chars[at]);
      int stop = lineEnd(at);
      value.append(text, at, stop);
      at = stop;
      boolean ended = at >= length;
      if (!ended) {
        at++;
      }
      lineStart = at;
      breaks = emptyLines(indent);
      end = lineStart;
      if (at >= length || at - lineStart != indent) {
        break;
      }
      if (folds && leadingText && !isBlank(chars[at])) {
        if (breaks == 0) {
          value.append(' ');
        }
      } else {
        value.append('\n');
      }
    }
    if (any && chomping != '-') {
      value.append('\n');
    }
    if (chomping == '+') {
      appendBreaks(breaks, value);
    }
    at = end;
    return scalar(value.toString(), folds ? YamlStyle.FOLDED : YamlStyle.LITERAL, start, end);
  }

  private static void appendBreaks(int breaks, StringBuilder value) {
    for (int i = 0; i < breaks; i++) {
      value.append('\n');
    }
  }

  /** How far the lines are indented that start at {@code at}. */
  private int indentation(int parent) {
    int most = 0;
    int i = at;
    while (true) {
      int line = i;
      while (i < length && chars[i] == ' ') {
        i++;
      }
      int column = i - line;
      if (i < length && chars[i] == '\t') {
        throw new Doubt();
      }
      if (i >= length || chars[i] != '\n') {
        if (column < most || (i >= length && column > 0)) {
          throw new Doubt();
        }
        return Math.max(parent + 1, Math.max(1, column));
      }
      most = Math.max(most, column);
      i++;
    }
  }

  /**
   * Passes over empty lines from the start of a line, and the indentation behind them; gives how
   * many there were.
   */
  private int emptyLines(int indent) {
    int breaks = 0;
    lineStart = at;
    while (true) {
      while (at < length && at - lineStart < indent && chars[at] == ' ') {
        at++;
      }
      if (at >= length || chars[at] != '\n') {
        if (at < length && chars[at] == '\t' && at - lineStart < indent) {
          throw new Doubt();
        }
        return breaks;
      }
      breaks++;
      at++;
      lineStart = at;
    }
  }

  private YamlNode flow() {
    if (++depth > MAX_DEPTH) {
      throw new Doubt();
    }
    YamlNode node = chars[at] == '[' ? flowSequence() : flowMapping();
    depth--;
    return node;
  }

  private YamlNode flowSequence() {
    int start = at;
    at++;
    List<YamlNode> items = new ArrayList<>();
    char c = nextInFlow();
    while (c != ']') {
      YamlNode item = flowValue();
      items.add(item);
      c = separator(']');
    }
    at++;
    nodeEnd = at;
    return new YamlSequence(items, null, source, start, at);
  }

  private YamlNode flowMapping() {
    int start = at;
    at++;
    List<YamlEntry> entries = new ArrayList<>();
    char c = nextInFlow();
    while (c != '}') {
      int keyStart = at;
      int line = lineStart;
      YamlScalar key = c == '"' || c == '\'' ? quoted(c) : plainOnLine(true);
      skipBlanks();
      boolean isKey =
          at < length && chars[at] == ':' && lineStart == line && at - keyStart <= LONGEST_KEY;
      if (!isKey) {
        throw new Doubt();
      }
      at++;
      nextInFlow();
      YamlNode value = flowValue();
      entries.add(new YamlEntry(key, value));
      c = separator('}');
    }
    at++;
    nodeEnd = at;
    return new YamlMapping(entries, null, source, start, at);
  }

  private YamlNode flowValue() {
    char c = chars[at];
    return switch (c) {
      case '[', '{' -> flow();
      case '"', '\'' -> quoted(c);
      default -> plainOnLine(true);
    };
  }

  /** Passes the comma behind an item, if there is one; gives what stands there then. */
  private char separator(char close) {
    char c = nextInFlow();
    if (c == close) {
      return c;
    }
    if (c != ',') {
      throw new Doubt();
    }
    at++;
    return nextInFlow();
  }

  private char nextInFlow() {
    skip();
    if (at >= length || (at == lineStart && isMarkerAt(at))) {
      throw new Doubt();
    }
    return chars[at];
  }

  /** Passes over blanks, comments and line breaks to the next token. */
  private void skip() {
    while (at < length) {
      char c = chars[at];
      if (c == ' ') {
        at++;
      } else if (c == '\n') {
        at++;
        lineStart = at;
      } else if (c == '#') {
        if (at > lineStart && chars[at - 1] != ' ') {
          throw new Doubt();
        }
        at = lineEnd(at);
      } else if (c == '\t') {
        throw new Doubt();
      } else {
        return;
      }
    }
  }

  private void skipBlanks() {
    while (at < length && chars[at] == ' ') {
      at++;
    }
    if (at < length && chars[at] == '\t') {
      throw new Doubt();
    }
  }

  /** Whether nothing but a comment stands on the rest of the line. */
  private boolean endsLine() {
    if (at >= length) {
      return true;
    }
    char c = chars[at];
    return c == '\n' || (c == '#' && at > lineStart && chars[at - 1] == ' ');
  }

  private int lineEnd(int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? length : end;
  }

  private boolean isDash(int offset) {
    return chars[offset] == '-' && isBlankOrEnd(offset + 1);
  }

  private boolean isMarker() {
    return at == lineStart && isMarkerAt(at);
  }

  /** Whether {@code ---} or {@code ...} stands there as a word; the latter is for the library. */
  private boolean isMarkerAt(int offset) {
    if (text.startsWith("...", offset) && isBlankOrEnd(offset + 3)) {
      throw new Doubt();
    }
    return text.startsWith("---", offset) && isBlankOrEnd(offset + 3);
  }

  /** Inside a scalar the library stops at more than whole markers. */
  private void refuseMarkerLike(int offset) {
    if (text.startsWith("---", offset) || text.startsWith("...", offset)) {
      throw new Doubt();
    }
  }

  private boolean isBlankOrEnd(int offset) {
    return offset >= length || chars[offset] <= ' ';
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static boolean isFlowIndicator(char c) {
    return c == ',' || c == '[' || c == ']' || c == '{' || c == '}';
  }
}
