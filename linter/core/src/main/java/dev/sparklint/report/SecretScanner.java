package dev.sparklint.report;

/**
 * Finds the values of secret-looking keys in one line of whatever language: properties, YAML, JSON,
 * shell, command-line options, prose. Where it is not clear how far a value goes, too much is
 * hidden rather than too little.
 */
final class SecretScanner {

  private final String text;
  private final int length;
  private final boolean prose;
  private final boolean namesSecret;
  private final Stretches found;

  private int flowSeen;
  private int flowDepth;

  private SecretScanner(String text, boolean prose, boolean namesSecret, Stretches found) {
    this.text = text;
    this.length = text.length();
    this.prose = prose;
    this.namesSecret = namesSecret;
    this.found = found;
  }

  /**
   * Finds secrets in a line of a file.
   *
   * @param namesSecret a line beside this one has a {@code name:} that makes the {@code value:} of
   *     this one a secret
   */
  static void scanLine(String text, boolean namesSecret, Stretches found) {
    boolean named = namesSecret || namesSecret(text);
    new SecretScanner(text, false, named, found).scan();
    CredentialShapes.find(text, found);
  }

  /** Finds secrets in a sentence, where a key may be followed by words that are no value. */
  static void scanProse(String text, Stretches found) {
    new SecretScanner(text, true, false, found).scan();
    CredentialShapes.find(text, found);
  }

  /** Whether the line has {@code name: <a secret key>}, as in a container's environment. */
  static boolean namesSecret(String text) {
    int at = text.indexOf("name");
    while (at >= 0) {
      int start = at + 4;
      while (start < text.length() && !isKeyChar(text.charAt(start))) {
        start++;
      }
      int end = start > at + 4 ? keyEnd(text, start) : start;
      if (SecretKeys.isSecret(text.substring(start, end))) {
        return true;
      }
      at = text.indexOf("name", at + 4);
    }
    return false;
  }

  /**
   * Whether the text only says where the value comes from: {@code ${NAME}}, {@code $(NAME)}, {@code
   * $NAME}, {@code {{ … }}} without a literal in it; or is no secret for other reasons.
   */
  static boolean isPlaceholder(String value) {
    String inner = value.strip();
    if (inner.startsWith("{{") && inner.endsWith("}}")) {
      return inner.indexOf('"') < 0
          && inner.indexOf('`') < 0
          && inner.indexOf("}}") == inner.length() - 2;
    }
    if (inner.length() > 3 && (inner.startsWith("${") || inner.startsWith("$("))) {
      return isReference(inner.substring(2, inner.length() - 1), inner.charAt(inner.length() - 1));
    }
    if (inner.startsWith("$")) {
      return isName(inner.substring(1));
    }
    return switch (inner) {
      case "", "true", "false", "null", "~", RedactedLine.MASK -> true;
      default -> false;
    };
  }

  private static boolean isReference(String inner, char last) {
    boolean closed = last == '}' || last == ')';
    String name = inner;
    if (inner.startsWith("env:") || inner.startsWith("system:")) {
      name = inner.substring(inner.indexOf(':') + 1);
    }
    return closed && isName(name);
  }

  private static boolean isName(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isLetterOrDigit(c) && c != '_' && c != '.') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private void scan() {
    int at = 0;
    while (at < length) {
      if (isKeyChar(text.charAt(at))) {
        int end = keyEnd(text, at);
        at = Math.max(end, markValue(at, end));
      } else {
        at++;
      }
    }
  }

  /** Marks the value of the key at [start, end), if it is a secret; returns where to go on. */
  private int markValue(int start, int end) {
    String key = text.substring(start, end);
    if (!SecretKeys.isSecret(key) && !(namesSecret && key.equals("value"))) {
      return end;
    }
    boolean quotedKey = isQuoted(start, end);
    int afterKey = quotedKey ? text.charAt(end) == '\\' ? end + 2 : end + 1 : end;
    int separator = skipBlanks(afterKey);
    int value = valueStart(key, start, afterKey, separator, quotedKey);
    if (value < 0 || value >= length || isBlockIndicator(value, separator)) {
      return end;
    }
    boolean colon = separator < length && text.charAt(separator) == ':';
    if (colon && (isReferenceMap(key, value) || (prose && isWord(value)))) {
      return end;
    }
    return markFrom(start, value, colon, quotedKey);
  }

  /** Where the value starts, or -1 when the key has none on this line. */
  private int valueStart(String key, int start, int afterKey, int separator, boolean quotedKey) {
    if (separator >= length) {
      return -1;
    }
    boolean option = key.startsWith("--");
    char c = text.charAt(separator);
    if (c == '=') {
      int next = separator + 1;
      return skipBlanks(next < length && text.charAt(next) == '=' ? next + 1 : next);
    }
    if (c == '+' && text.startsWith("+=", separator)) {
      return skipBlanks(separator + 2);
    }
    if (c == ':') {
      return afterColon(start, separator, quotedKey);
    }
    if (option && (c == ',' || separator > afterKey)) {
      int value = skipBlanks(c == ',' ? separator + 1 : separator);
      return value < length && text.startsWith("--", value) ? -1 : value;
    }
    boolean dotted = key.indexOf('.') > 0;
    return separator > afterKey && dotted && !prose && startsLine(start) ? separator : -1;
  }

  private int afterColon(int start, int colon, boolean quotedKey) {
    int next = colon + 1;
    if (next < length
        && "-=?+".indexOf(text.charAt(next)) >= 0
        && text.startsWith("${", start - 2)) {
      return next + 1;
    }
    boolean separates =
        quotedKey
            || next == length
            || " \t\"'\\".indexOf(text.charAt(next)) >= 0
            || startsLine(start);
    return separates ? skipBlanks(next) : -1;
  }

  /** Marks the value that starts at {@code value}; returns its end. */
  private int markFrom(int start, int value, boolean colon, boolean quotedKey) {
    boolean wholeLine = !prose && startsLine(start) && !isOption(start) && !isInFlow(start);
    int body = value;
    int end;
    int quote = quoteLength(value);
    if (quote > 0) {
      body = value + quote;
      int close = closing(body, text.charAt(body - 1), quote);
      end = close;
      int after = Math.min(length, close + quote);
      if (wholeLine && !isHarmlessRest(after)) {
        end = trimmedLength();
      } else if (after < length && !isStop(text.charAt(after))) {
        end = trimmedToken(after, colon);
      }
    } else if (start > 0 && isQuote(text.charAt(start - 1)) && !quotedKey) {
      end = closing(value, text.charAt(start - 1), 1);
      int after = Math.min(length, end + 1);
      if (after < length && !isStop(text.charAt(after))) {
        end = trimmedToken(after, colon);
      }
    } else if (wholeLine) {
      end = trimmedLength();
    } else {
      end = trimmedToken(afterScheme(value), colon && isInFlow(start));
    }
    if (text.startsWith("${", start - 2)) {
      int brace = text.indexOf('}', value);
      end = brace < 0 ? length : brace;
    }
    String secret = text.substring(body, Math.max(body, end));
    int comment = colon ? secret.indexOf(" #") : -1;
    if (isPlaceholder(comment < 0 ? secret : secret.substring(0, comment))) {
      return end;
    }
    found.add(body, end);
    return end;
  }

  /** {@code secret: {secretName: x}} in a volume names a secret and is none. */
  private boolean isReferenceMap(String key, int value) {
    return (key.equals("secret") || key.equals("secrets"))
        && (text.charAt(value) == '{' || text.charAt(value) == '[');
  }

  private boolean isBlockIndicator(int value, int separator) {
    if (text.charAt(separator) != ':' || "|>".indexOf(text.charAt(value)) < 0) {
      return false;
    }
    int at = value + 1;
    while (at < length && "+-123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    at = skipBlanks(at);
    return at >= length || text.charAt(at) == '#';
  }

  /** Whether nothing but space, list dashes, quotes, comment signs or "export" precedes the key. */
  private boolean startsLine(int start) {
    int at = start;
    while (at > 0 && " \t-#!?\"'`".indexOf(text.charAt(at - 1)) >= 0) {
      at--;
    }
    if (at == 0) {
      return true;
    }
    return at < 40
        && switch (text.substring(0, at).strip()) {
          case "export", "env", "ENV", "ARG", "set", "declare", "local", "readonly", "setx" -> true;
          default -> false;
        };
  }

  private boolean isOption(int start) {
    return text.startsWith("--", start);
  }

  /** Whether an unclosed bracket of a flow collection stands before the offset; offsets ascend. */
  private boolean isInFlow(int offset) {
    for (; flowSeen < offset; flowSeen++) {
      char c = text.charAt(flowSeen);
      if ((c == '{' || c == '[')
          && (flowSeen == 0 || "${(".indexOf(text.charAt(flowSeen - 1)) < 0)) {
        flowDepth++;
      } else if ((c == '}' || c == ']') && flowDepth > 0) {
        flowDepth--;
      }
    }
    return flowDepth > 0;
  }

  /** Whether the key has the same quote, escaped or not, on both sides. */
  private boolean isQuoted(int start, int end) {
    if (start == 0 || end >= length || !isQuote(text.charAt(start - 1))) {
      return false;
    }
    char quote = text.charAt(start - 1);
    boolean escaped = start > 1 && text.charAt(start - 2) == '\\';
    return escaped
        ? text.charAt(end) == '\\' && end + 1 < length && text.charAt(end + 1) == quote
        : text.charAt(end) == quote;
  }

  /** Length of the quote that opens at the offset: 2 when it is escaped, 0 when there is none. */
  private int quoteLength(int at) {
    if (isQuote(text.charAt(at))) {
      return 1;
    }
    boolean escaped = text.charAt(at) == '\\' && at + 1 < length && isQuote(text.charAt(at + 1));
    return escaped ? 2 : 0;
  }

  /** Where the quote closes again, or the end of the line. */
  private int closing(int from, char quote, int quoteLength) {
    for (int at = from; at < length; at++) {
      char c = text.charAt(at);
      boolean escape = c == '\\' && at + 1 < length;
      if (quoteLength == 2 && escape && text.charAt(at + 1) == quote) {
        return at;
      }
      boolean doubled = quote == '\'' && at + 1 < length && text.charAt(at + 1) == quote;
      if (c == quote && quoteLength == 1 && !doubled) {
        return at;
      }
      if ((escape && quote == '"') || (c == quote && doubled)) {
        at++;
      }
    }
    return length;
  }

  /** After the closing quote: nothing, a comment, or the next item. */
  private boolean isHarmlessRest(int after) {
    int at = skipBlanks(after);
    return at >= length || "#,;}])&|\\".indexOf(text.charAt(at)) >= 0;
  }

  private static boolean isStop(char c) {
    return c <= ' ' || ",;)&}]".indexOf(c) >= 0;
  }

  /** The end of the blank-separated token that the offset is in, less the punctuation around it. */
  private int trimmedToken(int from, boolean inFlow) {
    int template = text.startsWith("{{", from) ? text.indexOf("}}", from) : -1;
    int end = template < 0 ? from : template + 2;
    while (end < length
        && (inFlow ? ",}]".indexOf(text.charAt(end)) < 0 : text.charAt(end) > ' ')) {
      end += text.charAt(end) == '\\' && end + 1 < length ? 2 : 1;
    }
    while (end > from && "\"',;])".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  /** Skips the scheme of {@code Bearer abc}, so that the value is what follows. */
  private int afterScheme(int value) {
    boolean scheme = text.startsWith("Bearer ", value) || text.startsWith("Basic ", value);
    return scheme ? skipBlanks(text.indexOf(' ', value)) : value;
  }

  private int trimmedLength() {
    int end = length;
    while (end > 0 && text.charAt(end - 1) <= ' ') {
      end--;
    }
    return end;
  }

  /** Whether a plain lower-case word stands there, which in prose goes on with the sentence. */
  private boolean isWord(int start) {
    int at = start;
    while (at < length && text.charAt(at) >= 'a' && text.charAt(at) <= 'z') {
      at++;
    }
    return at > start && (at == length || " .,;)".indexOf(text.charAt(at)) >= 0);
  }

  private int skipBlanks(int from) {
    int at = from;
    while (at < length && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }

  private static int keyEnd(String text, int start) {
    int end = start;
    while (end < text.length() && isKeyChar(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isKeyChar(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'' || c == '`';
  }
}
