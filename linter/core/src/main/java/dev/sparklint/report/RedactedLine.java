package dev.sparklint.report;

/**
 * A line with the stretches that must not be shown.
 *
 * @param text the line as it stands in the file
 * @param hidden settled
 */
record RedactedLine(String text, Stretches hidden) {

  /** What stands for a secret, whatever its length. */
  static final String MASK = "********";

  /** The end of the hidden stretch that holds the offset, or -1. */
  int hiddenEnd(int offset) {
    int index = hidden.lastFrom(offset);
    return index >= 0 && offset < hidden.end(index) ? hidden.end(index) : -1;
  }

  /** The start of the hidden stretch that holds the offset, or the offset itself. */
  int outside(int offset) {
    int index = hidden.lastFrom(offset);
    return index >= 0 && offset < hidden.end(index) ? hidden.start(index) : offset;
  }

  String masked() {
    if (hidden.size() == 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    for (int i = 0; i < hidden.size(); i++) {
      out.append(text, at, hidden.start(i)).append(MASK);
      at = hidden.end(i);
    }
    return out.append(text, at, text.length()).toString();
  }
}
