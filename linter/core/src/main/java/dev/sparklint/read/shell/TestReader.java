package dev.sparklint.read.shell;

import dev.sparklint.command.Condition;
import dev.sparklint.command.Expansion;
import dev.sparklint.command.Variables;
import dev.sparklint.command.Word;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code [ … ]}, {@code [[ … ]]} and {@code test …} where they look at one text. */
final class TestReader {

  private TestReader() {}

  /** The condition that a call is; null when it is no test, or one of files, numbers and so on. */
  static @Nullable Condition read(Node.Call call, Variables variables) {
    List<Word> words = call.words();
    String program = words.isEmpty() ? "" : words.get(0).text();
    int start = 1;
    int end =
        switch (program) {
          case "[", "[[" -> words.size() - 1;
          case "test" -> words.size();
          default -> -1;
        };
    if (end <= start) {
      return null;
    }
    boolean negated = words.get(start).text().equals("!");
    start += negated ? 1 : 0;
    Condition condition = simple(words.subList(start, end), variables);
    return condition == null || !negated ? condition : condition.negated();
  }

  private static @Nullable Condition simple(List<Word> words, Variables variables) {
    if (words.size() == 1) {
      return new Condition(Expansion.joined(words.get(0), variables), List.of(""), false);
    }
    if (words.size() == 2) {
      String sign = words.get(0).text();
      boolean empty = sign.equals("-z");
      return empty || sign.equals("-n")
          ? new Condition(Expansion.joined(words.get(1), variables), List.of(""), empty)
          : null;
    }
    if (words.size() != 3) {
      return null;
    }
    String sign = words.get(1).text();
    Word right = Expansion.joined(words.get(2), variables);
    boolean equal = sign.equals("=") || sign.equals("==");
    if (!right.isKnown() || (!equal && !sign.equals("!="))) {
      return null;
    }
    Word left = Expansion.joined(words.get(0), variables);
    return new Condition(left, List.of(right.text()), equal);
  }
}
