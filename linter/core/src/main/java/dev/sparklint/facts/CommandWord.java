package dev.sparklint.facts;

import dev.sparklint.text.Located;
import dev.sparklint.text.Place;

/** A word of a command line, or a text of a list in a manifest. */
@Doc("A word of a command line, or a text of a list in a manifest")
public record CommandWord(@Doc("the word") Effective<String> text, Place place) implements Fact {

  static CommandWord of(Located<String> word) {
    return new CommandWord(Placeholders.effective(word), word.place());
  }

  @Override
  public Object field(String name) {
    if (name.equals("text")) {
      return text;
    }
    throw new IllegalArgumentException(name);
  }
}
