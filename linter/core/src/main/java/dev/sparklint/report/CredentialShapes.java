package dev.sparklint.report;

/** Finds credentials that are known by their shape, whatever stands before them. */
final class CredentialShapes {

  private static final String[] PREFIXES = {
    "ghp_", "gho_", "ghs_", "ghu_", "github_pat_", "glpat-", "xoxb-", "xoxp-", "xoxa-", "eyJ"
  };

  /** Further on, an {@code @} belongs to something else. */
  private static final int LONGEST_USER_INFO = 500;

  private final String text;
  private final Stretches found;

  private CredentialShapes(String text, Stretches found) {
    this.text = text;
    this.found = found;
  }

  static void find(String text, Stretches found) {
    CredentialShapes shapes = new CredentialShapes(text, found);
    shapes.findUserInfo();
    shapes.findPrivateKey();
    shapes.findTokens();
  }

  /** The password of {@code scheme://user:password@host}. */
  private void findUserInfo() {
    int scheme = text.indexOf("://");
    while (scheme >= 0) {
      int start = scheme + 3;
      int end = start;
      int limit = Math.min(text.length(), start + LONGEST_USER_INFO);
      while (end < limit && !isUrlEnd(text.charAt(end))) {
        end++;
      }
      markUserInfo(start, end);
      scheme = text.indexOf("://", start);
    }
  }

  private void markUserInfo(int start, int end) {
    int sign = lastIndexOf('@', start, end);
    int colon = indexOfAny(":", start, end);
    if (sign < 0 || (colon >= 0 && colon > sign)) {
      return;
    }
    int slash = indexOfAny("/?#", start, end);
    if (slash >= 0 && slash < sign) {
      int closer = lastIndexOf('@', start, slash);
      if (closer < 0 && (colon < 0 || colon > slash || areDigits(colon + 1, slash))) {
        return;
      }
      sign = closer < 0 ? sign : closer;
    }
    if (colon < 0) {
      colon = sign - start < 20 ? sign : start - 1;
    }
    if (!SecretScanner.isPlaceholder(text.substring(Math.min(colon + 1, sign), sign))) {
      found.add(colon + 1, sign);
    }
  }

  private void findPrivateKey() {
    int begin = text.indexOf("-----BEGIN ");
    while (begin >= 0) {
      int header = text.indexOf("-----", begin + 11);
      if (header < 0) {
        return;
      }
      int next = header;
      if (text.substring(begin, header).endsWith("PRIVATE KEY")) {
        int end = text.indexOf("-----END ", header + 5);
        next = end < 0 ? text.length() : end;
        found.add(header + 5, next);
      }
      begin = text.indexOf("-----BEGIN ", next);
    }
  }

  private void findTokens() {
    int at = 0;
    while (at < text.length()) {
      if (!isBase64(text.charAt(at))) {
        at++;
        continue;
      }
      int end = at;
      while (end < text.length() && isBase64(text.charAt(end))) {
        end++;
      }
      at = markToken(at, end);
    }
  }

  /** Marks what starts with the given run; returns where to go on. */
  private int markToken(int start, int end) {
    for (String prefix : PREFIXES) {
      if (text.startsWith(prefix, start)) {
        int wide = end;
        while (wide < text.length()
            && (isBase64(text.charAt(wide)) || isJoint(text.charAt(wide)))) {
          wide++;
        }
        if (wide - start >= 20) {
          found.add(start, wide);
          return wide;
        }
      }
    }
    if (isRandom(start, end)) {
      found.add(start, end);
    } else {
      markAccessKeys(start, end);
    }
    return end;
  }

  /** {@code AKIA} or {@code ASIA} and sixteen capitals or digits, also inside a longer run. */
  private void markAccessKeys(int start, int end) {
    for (int at = start; at + 20 <= end; at++) {
      if (text.startsWith("AKIA", at) || text.startsWith("ASIA", at)) {
        int stop = at;
        while (stop < end && isCapitalOrDigit(text.charAt(stop))) {
          stop++;
        }
        if (stop - at >= 20) {
          found.add(at, stop);
          at = stop;
        }
      }
    }
  }

  /** Forty characters of base64 (an AWS secret key), or a line of it (a key file's body). */
  private boolean isRandom(int start, int end) {
    int length = end - start;
    if (length != 40 && length < 60) {
      return false;
    }
    boolean upper = false;
    boolean lower = false;
    boolean digit = false;
    int slashes = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      upper |= c >= 'A' && c <= 'Z';
      lower |= c >= 'a' && c <= 'z';
      digit |= c >= '0' && c <= '9';
      slashes += c == '/' ? 1 : 0;
    }
    return upper && lower && digit && slashes <= length / 10;
  }

  private boolean areDigits(int start, int end) {
    for (int i = start; i < end; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private int lastIndexOf(char wanted, int start, int end) {
    int at = end - 1;
    while (at >= start && text.charAt(at) != wanted) {
      at--;
    }
    return at < start ? -1 : at;
  }

  private int indexOfAny(String wanted, int start, int end) {
    for (int i = start; i < end; i++) {
      if (wanted.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isUrlEnd(char c) {
    return c <= ' ' || c == '"' || c == '\'' || c == '`';
  }

  private static boolean isCapitalOrDigit(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static boolean isBase64(char c) {
    return isCapitalOrDigit(c) || (c >= 'a' && c <= 'z') || c == '+' || c == '/' || c == '=';
  }

  private static boolean isJoint(char c) {
    return c == '.' || c == '_' || c == '-';
  }
}
