package dev.sparklint.facts;

import dev.sparklint.text.Place;

/** A word of a command line. */
@Doc("A word of a command line")
public record CommandWord(@Doc("the word") Effective<String> text, Place place) implements Fact {

  @Override
  public Object field(String name) {
    if (name.equals("text")) {
      return text;
    }
    throw new IllegalArgumentException(name);
  }
}
