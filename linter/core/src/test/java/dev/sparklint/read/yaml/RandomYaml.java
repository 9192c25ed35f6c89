package dev.sparklint.read.yaml;

import java.util.Random;

/** Texts that are YAML, or nearly. */
final class RandomYaml {

  private static final String[] WORDS = {
    "a",
    "spark.driver.memory",
    "image:1",
    "x y",
    "b # c",
    "-x",
    "--conf",
    "1",
    "1.5",
    "true",
    "~",
    "null",
    "a:b",
    "http://h:1/p?q=#f",
    "it's",
    "say \"x\"",
    "{{ .Values.a }}",
    "${A}",
    "$(B)",
    "é",
    "🚀",
    "a,b",
    "[",
    "]",
    "{",
    "}",
    "#",
    "- ",
    "? ",
    ": ",
    "&a",
    "*a",
    "!t",
    "%",
    "@",
    "`",
    "|",
    ">",
    "",
    "a\tb",
    "---",
    "...",
    "<<",
    "=",
    "a'b",
    "''",
    "\"",
    "'",
    "\\",
    "x:",
    ":x",
    "x :y",
    "-",
    "a -b",
    "y#z",
  };

  private static final String[] SCRAPS = {
    "\n", "\n\n", " ", "  ", "\t", "\n  ", "\n    ", ":", ": ", "- ", "#", " #", "\"", "'", "|\n",
    ">-\n", "{", "}", "[", "]", ",", "&a ", "*a", "!!str ", "---\n", "...\n", "\r\n", "\r",
    "\u0085", "\u2028", "\uFEFF", "\\", "\\n", "?", "? ", "%", "é", "🚀", "\u00a0", "x", "0",
  };

  private final Random random;
  private final StringBuilder text = new StringBuilder();

  RandomYaml(Random random) {
    this.random = random;
  }

  String text() {
    int documents = 1 + (random.nextInt(4) == 0 ? random.nextInt(3) : 0);
    for (int i = 0; i < documents; i++) {
      if (i > 0 || random.nextInt(4) == 0) {
        text.append("---").append(random.nextInt(8) == 0 ? " # c" : "").append('\n');
      }
      comment(0);
      node(0, 0);
    }
    return random.nextInt(3) == 0 ? mutated(text.toString(), random) : text.toString();
  }

  /** The same with a few stretches taken out, doubled or put in. */
  static String mutated(String original, Random random) {
    StringBuilder changed = new StringBuilder(original);
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(changed.length() + 1);
      int end = Math.min(changed.length(), at + random.nextInt(6));
      switch (random.nextInt(4)) {
        case 0 -> changed.delete(at, end);
        case 1 -> changed.insert(at, SCRAPS[random.nextInt(SCRAPS.length)]);
        case 2 -> changed.replace(at, end, SCRAPS[random.nextInt(SCRAPS.length)]);
        default -> changed.insert(at, changed.substring(at, end));
      }
    }
    return changed.toString();
  }

  /** At the start of a line; ends with a line break. */
  private void node(int indent, int depth) {
    int kind = random.nextInt(depth > 3 ? 2 : 6);
    if (kind < 2) {
      text.append(" ".repeat(indent));
      scalar(indent);
      text.append('\n');
    } else if (kind < 4) {
      for (int i = 1 + random.nextInt(4); i > 0; i--) {
        text.append(" ".repeat(indent));
        key();
        text.append(random.nextInt(12) == 0 ? " :" : ":");
        value(indent, depth, false);
        comment(indent);
      }
    } else {
      for (int i = 1 + random.nextInt(3); i > 0; i--) {
        text.append(" ".repeat(indent)).append('-');
        value(indent, depth, true);
        comment(indent);
      }
    }
  }

  /** What follows a colon or a dash. */
  private void value(int indent, int depth, boolean inList) {
    switch (random.nextInt(inList ? 7 : 6)) {
      case 0 -> text.append(random.nextInt(3) == 0 ? "  # c\n" : "\n");
      case 1, 2 -> {
        text.append(' ').append(random.nextInt(8) == 0 ? " " : "");
        scalar(indent);
        text.append(random.nextInt(8) == 0 ? " # c" : "").append('\n');
      }
      case 3 -> {
        text.append(' ');
        flow(0);
        text.append('\n');
      }
      case 4 -> block(indent);
      case 5 -> {
        text.append('\n');
        boolean same = !inList && random.nextInt(3) == 0;
        node(same ? indent : indent + 1 + random.nextInt(3), depth + 1);
      }
      default -> {
        // a mapping or list right behind the dash
        int start = text.length();
        node(indent + 2, depth + 1);
        text.delete(start, start + indent + 2);
        text.insert(start, ' ');
      }
    }
  }

  private void key() {
    switch (random.nextInt(6)) {
      case 0 -> quoted();
      case 1 -> text.append(word());
      default -> text.append("k").append(random.nextInt(5));
    }
  }

  private void scalar(int indent) {
    switch (random.nextInt(6)) {
      case 0, 1 -> quoted();
      case 2 -> {
        text.append('w').append(random.nextInt(9));
        for (int i = random.nextInt(3); i > 0; i--) {
          text.append("\n".repeat(1 + random.nextInt(2)));
          text.append(" ".repeat(indent + random.nextInt(4))).append(word());
        }
      }
      case 3 -> text.append('x').append(word());
      default -> text.append(word());
    }
  }

  private void quoted() {
    char quote = random.nextBoolean() ? '"' : '\'';
    text.append(quote);
    for (int i = random.nextInt(4); i > 0; i--) {
      switch (random.nextInt(6)) {
        case 0 -> text.append(quote == '"' ? "\\n\\\"\\u00e9\\x41\\/" : "''");
        case 1 -> text.append("\n ").append(random.nextInt(3) == 0 ? "\n\n" : "");
        case 2 -> text.append("  \t ");
        default -> text.append(word().replace("\"", "").replace("'", "").replace("\\", ""));
      }
    }
    text.append(quote);
  }

  private void block(int indent) {
    text.append(random.nextBoolean() ? " |" : " >");
    text.append(new String[] {"", "-", "+", "2", " # c"}[random.nextInt(5)]).append('\n');
    int deeper = indent + random.nextInt(4);
    for (int i = random.nextInt(5); i > 0; i--) {
      int more = random.nextInt(4) == 0 ? random.nextInt(3) : 0;
      text.append(random.nextInt(5) == 0 ? "" : " ".repeat(deeper + more) + word()).append('\n');
    }
  }

  private void flow(int depth) {
    boolean list = random.nextBoolean();
    text.append(list ? '[' : '{').append(random.nextInt(4) == 0 ? " " : "");
    for (int i = random.nextInt(4); i > 0; i--) {
      if (!list) {
        key();
        text.append(random.nextInt(6) == 0 ? ":" : ": ");
      }
      if (depth < 2 && random.nextInt(4) == 0) {
        flow(depth + 1);
      } else {
        flowScalar();
      }
      String[] between = {", ", ",", " ,\n  ", ", # c\n "};
      text.append(i > 1 || random.nextInt(6) == 0 ? between[random.nextInt(4)] : "");
    }
    text.append(random.nextInt(5) == 0 ? "\n " : "").append(list ? ']' : '}');
  }

  private void flowScalar() {
    switch (random.nextInt(4)) {
      case 0 -> quoted();
      case 1 -> text.append(word());
      default -> text.append('v').append(random.nextInt(9));
    }
  }

  private void comment(int indent) {
    if (random.nextInt(10) == 0) {
      text.append(" ".repeat(random.nextInt(indent + 2))).append("# c\n");
    }
  }

  private String word() {
    return WORDS[random.nextInt(WORDS.length)];
  }
}
