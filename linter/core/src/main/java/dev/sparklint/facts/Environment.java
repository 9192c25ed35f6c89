package dev.sparklint.facts;

import dev.sparklint.command.Expansion;
import dev.sparklint.command.Piece;
import dev.sparklint.command.Variables;
import dev.sparklint.command.Word;
import dev.sparklint.model.Container;
import dev.sparklint.text.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The environment variables of a process: what the script before it exports, what its container
 * sets, what the image brings along; the first of these wins.
 *
 * @param container null for a script that no container here runs
 */
record Environment(Map<String, Word> script, @Nullable Container container, Map<String, Word> image)
    implements Variables {

  static final Environment NONE = new Environment(Map.of(), null, Map.of());

  /** The same with what a script sets on the way to a command. */
  Environment with(Map<String, Word> exported) {
    return new Environment(exported, container, image);
  }

  @Override
  public Value get(String name) {
    Word exported = script.get(name);
    if (exported != null) {
      return new Value.Set(exported);
    }
    Value given = container == null ? MISSING : ofContainer(container, name);
    Word own = image.get(name);
    return given instanceof Value.Missing && own != null ? new Value.Set(own) : given;
  }

  private static Value ofContainer(Container container, String name) {
    for (int i = container.env().size() - 1; i >= 0; i--) {
      Container.EnvironmentVariable variable = container.env().get(i);
      if (variable.name().equals(name)) {
        Located<String> value = variable.value();
        return value == null
            ? new Value.Unknown("environment variable " + name + " comes from elsewhere")
            : new Value.Set(word(value));
      }
    }
    return container.hasEnvFrom() ? new Value.Unknown("envFrom may set " + name) : MISSING;
  }

  /** A value in which {@code $(NAME)} is a variable. */
  private static Word word(Located<String> value) {
    List<Piece> pieces = new ArrayList<>();
    String text = value.value();
    int start = 0;
    int at = text.indexOf("$(");
    while (at >= 0) {
      int end = text.indexOf(')', at);
      if (end < 0) {
        break;
      }
      if (at > start) {
        pieces.add(new Piece.Text(value.place(), text.substring(start, at)));
      }
      String name = text.substring(at + 2, end);
      Word none = Word.empty(value.place());
      pieces.add(new Piece.Variable(value.place(), name, Piece.Operator.NONE, none, false));
      start = end + 1;
      at = text.indexOf("$(", start);
    }
    if (start < text.length()) {
      pieces.add(new Piece.Text(value.place(), text.substring(start)));
    }
    return new Word(value.place(), pieces);
  }

  /** What a variable comes to as a whole. */
  Effective<String> text(String name) {
    Value value = get(name);
    if (value instanceof Value.Unknown unknown) {
      return new Effective.Unknown<>(unknown.reason());
    }
    if (!(value instanceof Value.Set set)) {
      return new Effective.Unset<>();
    }
    Word word = Expansion.joined(set.word(), this);
    Piece open = word.unknownIn(0, word.text().length());
    if (open != null) {
      return new Effective.Unknown<>(open.reason());
    }
    return Placeholders.effective(word.located());
  }
}
