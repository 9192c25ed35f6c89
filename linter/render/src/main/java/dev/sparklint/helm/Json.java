package dev.sparklint.helm;

/** Strings as JSON writes them. */
final class Json {

  private Json() {}

  /** The text in double quotes, for YAML and JSON alike. */
  static String quoted(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        case '\r' -> out.append("\\r");
        default -> {
          if (c < ' ') {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }

  /**
   * The text of the string that begins at a quote.
   *
   * @return as far as it goes, if it does not end
   */
  static String unquoted(String json, int quote) {
    StringBuilder out = new StringBuilder();
    int at = quote + 1;
    while (at < json.length() && json.charAt(at) != '"') {
      char c = json.charAt(at);
      if (c != '\\' || at + 1 >= json.length()) {
        out.append(c);
        at++;
        continue;
      }
      char escaped = json.charAt(at + 1);
      if (escaped == 'u' && at + 6 <= json.length()) {
        out.append((char) Integer.parseInt(json.substring(at + 2, at + 6), 16));
        at += 6;
        continue;
      }
      out.append(
          switch (escaped) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> escaped;
          });
      at += 2;
    }
    return out.toString();
  }
}
