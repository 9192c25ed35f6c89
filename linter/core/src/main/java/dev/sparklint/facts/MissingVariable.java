package dev.sparklint.facts;

import dev.sparklint.text.Place;

/** A variable in a setting of the command line that its container does not define. */
@Doc("A variable in a setting of the command line that its container does not define")
public record MissingVariable(
    @Doc("the variable's name") String name,
    @Doc("the setting's key") String key,
    @Doc("whether the variable is all of the value") boolean whole,
    @Doc("whether the image's Dockerfile is among these files and does not set it either")
        boolean imageSeen,
    Place place)
    implements Fact {

  @Override
  public Object field(String field) {
    return switch (field) {
      case "name" -> name;
      case "key" -> key;
      case "whole" -> whole;
      case "imageSeen" -> imageSeen;
      default -> throw new IllegalArgumentException(field);
    };
  }
}
