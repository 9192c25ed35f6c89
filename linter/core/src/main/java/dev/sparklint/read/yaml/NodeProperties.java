package dev.sparklint.read.yaml;

/** The anchor and tag in front of a value. */
final class NodeProperties {

  private NodeProperties() {}

  /** Offset of the value itself, behind {@code &anchor}, {@code !tag} and what separates them. */
  static int skip(String text, int start, int end) {
    int at = start;
    while (at < end && (text.charAt(at) == '&' || text.charAt(at) == '!')) {
      while (at < end && text.charAt(at) > ' ') {
        at++;
      }
      at = skipSeparation(text, at, end);
    }
    return at;
  }

  private static int skipSeparation(String text, int start, int end) {
    int at = start;
    while (at < end) {
      char c = text.charAt(at);
      if (c == '#' && at > start) {
        while (at < end && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
          at++;
        }
      } else if (c > ' ') {
        break;
      } else {
        at++;
      }
    }
    return at;
  }
}
