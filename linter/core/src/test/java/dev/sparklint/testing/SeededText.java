package dev.sparklint.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Texts that look like nothing anybody would write; the same seed gives the same text. */
public final class SeededText {

  private static final String[] WORDS = {
    "a",
    "key",
    "spark.driver.memory",
    "6g",
    "0644",
    "yes",
    "~",
    "null",
    "été",
    "😀x",
    "x:y",
    "a b",
    "http://h:1/x#y",
    "-1",
    "- x",
    "{}",
    "it's",
    "say \"hi\"",
    "back\\slash",
    "\ttab",
    "true",
    "1e3",
    "#no",
    "*star",
    "&and",
    "!bang",
    "%x",
    "@at",
    "<<",
    "",
    " lead",
    "trail ",
    "日本"
  };

  private static final String[] PROPERTY_PIECES = {
    "spark.a", "=", ":", " ", "\t", "\f", "\\", "\\\n", "\\\r\n", "\n", "\r\n", "\r", "#", "!",
    "\\u0041", "\\u00", "\\uzzzz", "\\t", "\\n", "\\:", "\\=", "\\ ", "value", "é", "😀", "\\\\",
    "x y"
  };

  private static final String YAML_NOISE =
      "abz019 \t\n\r:-#,[]{}&*!|>'\"%@`?\\~<.\u0085\uFEFFé\u007f";

  private final Random random;
  private int anchors;

  public SeededText(long seed) {
    this.random = new Random(seed);
  }

  public byte[] bytes() {
    byte[] bytes = new byte[random.nextInt(200)];
    random.nextBytes(bytes);
    return bytes;
  }

  public String properties() {
    StringBuilder text = new StringBuilder();
    int pieces = random.nextInt(30);
    for (int i = 0; i < pieces; i++) {
      text.append(pick(PROPERTY_PIECES));
    }
    return text.toString();
  }

  /** A text of characters that mean something to YAML. */
  public String yamlNoise() {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(40);
    for (int i = 0; i < length; i++) {
      text.append(YAML_NOISE.charAt(random.nextInt(YAML_NOISE.length())));
    }
    return text.toString();
  }

  /** A few documents that are well-formed or nearly so. */
  public String yaml() {
    StringBuilder text = new StringBuilder();
    int documents = 1 + random.nextInt(3);
    for (int i = 0; i < documents; i++) {
      text.append(documents > 1 || random.nextBoolean() ? "---\n" : "");
      anchors = 0;
      block(text, 0, 0);
    }
    return random.nextInt(4) == 0 ? text.toString().replace("\n", "\r\n") : text.toString();
  }

  /** The text with a few characters gone, doubled, exchanged or added. */
  public String mutate(String text) {
    StringBuilder mutated = new StringBuilder(text);
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes && mutated.length() > 0; i++) {
      int at = random.nextInt(mutated.length());
      char noise = YAML_NOISE.charAt(random.nextInt(YAML_NOISE.length()));
      switch (random.nextInt(3)) {
        case 0 -> mutated.deleteCharAt(at);
        case 1 -> mutated.insert(at, noise);
        default -> mutated.setCharAt(at, noise);
      }
    }
    return mutated.toString();
  }

  private void block(StringBuilder text, int indent, int depth) {
    boolean mapping = random.nextInt(3) > 0;
    int entries = 1 + random.nextInt(4);
    for (int i = 0; i < entries; i++) {
      if (random.nextInt(8) == 0) {
        text.append(" ".repeat(random.nextInt(4))).append("# comment: x\n");
      }
      text.append(" ".repeat(indent)).append(mapping ? key(i) : "-");
      String anchor = anchor();
      if (depth < 4 && random.nextInt(3) == 0) {
        text.append(anchor).append(random.nextInt(5) == 0 ? "  # why" : "").append('\n');
        block(text, indent + 1 + random.nextInt(3), depth + 1);
      } else {
        text.append(value(anchor, indent));
      }
    }
  }

  private String key(int index) {
    return switch (random.nextInt(8)) {
      case 0 -> "'k''" + index + "':";
      case 1 -> "\"k\\u0041" + index + "\" :";
      case 2 -> "<<:";
      case 3 -> "same:";
      default -> "k" + index + ":";
    };
  }

  private String anchor() {
    return random.nextInt(6) == 0 ? " &a" + anchors++ : "";
  }

  private String value(String anchor, int indent) {
    if (anchors > 1 && random.nextInt(8) == 0) {
      return " *a" + random.nextInt(anchors - 1) + "\n";
    }
    String tag = random.nextInt(12) == 0 ? " !!str" : "";
    return switch (random.nextInt(7)) {
      case 0 -> anchor + tag + "\n";
      case 1 -> anchor + " " + flow(0) + "\n";
      case 2 -> anchor + tag + " " + blockScalar(indent);
      case 3 -> anchor + tag + " '" + folded("'", indent) + "'\n";
      case 4 -> anchor + tag + " \"" + folded("\"", indent) + "\"\n";
      case 5 -> anchor + " plain " + folded("", indent).trim() + "\n";
      default ->
          anchor + tag + " w" + random.nextInt(100) + (random.nextInt(5) == 0 ? " # c\n" : "\n");
    };
  }

  private String flow(int depth) {
    boolean mapping = random.nextBoolean();
    List<String> items = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      String value =
          depth < 3 && random.nextInt(3) == 0 ? flow(depth + 1) : "'" + folded("'", 2) + "'";
      items.add(mapping ? "k" + i + ": " + value : value);
    }
    String inner = String.join(random.nextInt(4) == 0 ? ",\n    " : ", ", items);
    return mapping ? "{" + inner + "}" : "[" + inner + "]";
  }

  private String blockScalar(int indent) {
    int inner = indent + 1 + random.nextInt(3);
    StringBuilder text = new StringBuilder(random.nextBoolean() ? "|" : ">");
    boolean explicit = random.nextInt(3) == 0;
    // the indicator counts from the parent, which is one to the left of the dash or key at column 0
    text.append(explicit ? String.valueOf(inner - indent) : "");
    text.append(new String[] {"", "-", "+"}[random.nextInt(3)]);
    text.append(random.nextInt(4) == 0 ? "  # note\n" : "\n");
    for (int i = random.nextInt(5); i > 0; i--) {
      switch (random.nextInt(6)) {
        case 0 -> text.append('\n');
        case 1 -> text.append(" ".repeat(random.nextInt(inner + 1))).append('\n');
        case 2 -> text.append(" ".repeat(inner)).append("  more ").append(word("")).append('\n');
        case 3 -> text.append(" ".repeat(inner)).append("t\t").append(word("")).append(" \n");
        default -> text.append(" ".repeat(inner)).append("l").append(word("")).append('\n');
      }
    }
    return text.toString();
  }

  /** Words over a few lines, fit to stand between the given quotes. */
  private String folded(String quote, int indent) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(5); i > 0; i--) {
      text.append(word(quote));
      switch (random.nextInt(6)) {
        case 0 -> text.append("\n").append(" ".repeat(indent + 2));
        case 1 -> text.append(" \t\n \n\n").append(" ".repeat(indent + 2));
        case 2 -> text.append(quote.equals("\"") ? "\\\n" + " ".repeat(indent + 2) + "\\ " : "  ");
        case 3 -> text.append(quote.equals("\"") ? "\\x41\\u00e9\\U0001F600\\n\\/" : "");
        default -> text.append(' ');
      }
    }
    return text.toString();
  }

  private String word(String quote) {
    String word = pick(WORDS);
    return switch (quote) {
      case "'" -> word.replace("'", "''");
      case "\"" -> word.replace("\\", "\\\\").replace("\"", "\\\"");
      default -> word.replace(":", "").replace("#", "").replace("- ", "").replace("\t", "");
    };
  }

  private String pick(String[] choices) {
    return choices[random.nextInt(choices.length)];
  }
}
