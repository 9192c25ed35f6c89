package dev.sparklint.report;

/**
 * Finds the secrets of a line by what stands around it: a value on the line after its key, a line
 * that goes on, a block scalar, a {@code value:} beside its {@code name:}, a Secret's data.
 */
final class SecretContext {

  /** How many lines up or down are looked at for what a line belongs to. */
  private static final int REACH = 200;

  private static final int DEPTH = 20;

  private final LineSource lines;
  private final String path;

  SecretContext(LineSource lines, String path) {
    this.lines = lines;
    this.path = path;
  }

  void mark(int number, String text, Stretches hidden) {
    if (continuesSecret(number, text, DEPTH) || isInPrivateKey(number)) {
      hidden.add(contentStart(text), text.length());
      return;
    }
    int parent = parent(number, text);
    boolean secretEntry = parent > 0 && isSecretData(parent, text(parent));
    if (secretEntry) {
      int colon = text.indexOf(':');
      hidden.add(colon < 0 ? contentStart(text) : afterBlanks(text, colon + 1), text.length());
    }
    boolean named =
        SecretScanner.namesSecret(text(number - 1)) || SecretScanner.namesSecret(text(number + 1));
    SecretScanner.scanLine(text, named, hidden);
  }

  private boolean continuesSecret(int number, String text, int depth) {
    if (depth == 0 || number < 2) {
      return false;
    }
    String previous = text(number - 1);
    if (opensOption(previous)) {
      return !text.strip().startsWith("--") && !text.strip().startsWith("- --");
    }
    if (endsInBackslash(previous)) {
      return reachesOn(previous, text)
          && (secretAtEnd(previous) || continuesSecret(number - 1, previous, depth - 1));
    }
    return continuesBlock(number, text, depth);
  }

  /** Whether the line belongs to the YAML scalar of a secret's key further up. */
  private boolean continuesBlock(int number, String text, int depth) {
    int parent = parent(number, text);
    if (parent < 1 || depth == 0) {
      return false;
    }
    String above = text(parent);
    int colon = keyColon(above);
    if (colon < 0) {
      return continuesBlock(parent, above, depth - 1);
    }
    String value = above.substring(colon + 1).strip();
    boolean block = value.startsWith("|") || value.startsWith(">");
    boolean secretKey = SecretKeys.isSecret(key(above, colon)) || isEntryOfSecret(parent, above);
    if (secretKey && (block || keyColon(text) < 0)) {
      return true;
    }
    return block && continuesBlock(parent, above, depth - 1);
  }

  private boolean isEntryOfSecret(int number, String text) {
    int parent = parent(number, text);
    return parent > 0 && isSecretData(parent, text(parent));
  }

  /** Whether the line opens the data of a Kubernetes Secret. */
  private boolean isSecretData(int number, String text) {
    String stripped = text.strip();
    return stripped.equals("stringData:") || (stripped.equals("data:") && isInSecret(number));
  }

  private boolean isInSecret(int number) {
    int indent = contentStart(text(number));
    return isSecretBeside(number, -1, indent) || isSecretBeside(number, 1, indent);
  }

  private boolean isSecretBeside(int number, int step, int indent) {
    for (int i = 1; i <= REACH; i++) {
      String beside = lines.line(path, number + i * step);
      if (number + i * step < 1 || beside == null || beside.startsWith("---")) {
        return false;
      }
      if (indent(beside) == indent && beside.strip().startsWith("kind: Secret")) {
        return true;
      }
    }
    return false;
  }

  private boolean isInPrivateKey(int number) {
    for (int above = number - 1; above >= 1 && number - above <= REACH; above--) {
      String text = text(above);
      if (text.contains("-----END ")) {
        return false;
      }
      if (text.contains("-----BEGIN ")) {
        return text.contains("PRIVATE KEY") && !text(number).contains("-----END ");
      }
    }
    return false;
  }

  /** The nearest line above that is indented less, or 0. */
  private int parent(int number, String text) {
    int indent = indent(text);
    for (int above = number - 1; above >= 1 && number - above <= REACH; above--) {
      String candidate = text(above);
      if (!candidate.isBlank() && indent(candidate) < indent) {
        return above;
      }
    }
    return 0;
  }

  private String text(int number) {
    String text = number < 1 ? null : lines.line(path, number);
    return text == null ? "" : text;
  }

  /** A list item or a shell line that is, or ends in, an option whose value follows. */
  private static boolean opensOption(String text) {
    String stripped = text.strip();
    if (endsInBackslash(stripped)) {
      stripped = stripped.substring(0, stripped.length() - 1).strip();
    }
    int end = stripped.length();
    while (end > 0 && "\"',".indexOf(stripped.charAt(end - 1)) >= 0) {
      end--;
    }
    int start = stripped.lastIndexOf("--", end);
    String option = start < 0 ? "" : stripped.substring(start, end);
    return option.length() > 2 && isPlainKey(option) && SecretKeys.isSecret(option);
  }

  private static boolean isPlainKey(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isLetterOrDigit(c) && "-_.".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean endsInBackslash(String text) {
    int at = text.length();
    while (at > 0 && text.charAt(at - 1) == '\\') {
      at--;
    }
    return (text.length() - at) % 2 == 1;
  }

  /** A blank before the backslash and an option after it is a new word of a shell command. */
  private static boolean reachesOn(String previous, String text) {
    boolean blank = previous.length() > 1 && previous.charAt(previous.length() - 2) <= ' ';
    return !(blank && text.strip().startsWith("-"));
  }

  /** Whether a secret reaches up to the backslash at the end of the line, or its key does. */
  private static boolean secretAtEnd(String text) {
    String body = text.substring(0, text.length() - 1).stripTrailing();
    if (body.endsWith("=") || body.endsWith(":")) {
      body = body + "x";
    }
    Stretches found = new Stretches();
    SecretScanner.scanLine(body, false, found);
    found.settle();
    return found.size() > 0 && found.end(found.size() - 1) >= body.length() - 1;
  }

  /** The colon after the key of a YAML mapping line, or -1. */
  private static int keyColon(String text) {
    int colon = text.indexOf(':');
    boolean separates = colon > 0 && (colon + 1 == text.length() || text.charAt(colon + 1) == ' ');
    return separates ? colon : -1;
  }

  private static String key(String text, int colon) {
    String key = text.substring(contentStart(text), colon).strip();
    return key.endsWith("\"") || key.endsWith("'") ? key.substring(0, key.length() - 1) : key;
  }

  /** Past indentation, list dashes and an opening quote. */
  private static int contentStart(String text) {
    int at = 0;
    while (at < text.length() && " \t-\"'".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  private static int indent(String text) {
    int at = 0;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }

  private static int afterBlanks(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at;
  }
}
