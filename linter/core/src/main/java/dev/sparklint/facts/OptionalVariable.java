package dev.sparklint.facts;

import dev.sparklint.text.Place;

/** A variable outside of quotes as the value of an option, which nothing here sets. */
@Doc("A variable outside of quotes as the value of an option, which nothing here sets")
public record OptionalVariable(
    @Doc("the option, such as --py-files") String option,
    @Doc("the variable's name") String name,
    @Doc("the word behind it, which the option takes when the variable is empty") String next,
    @Doc("whether that word is the application's file") boolean beforeApplication,
    Place place)
    implements Fact {

  @Override
  public Object field(String field) {
    return switch (field) {
      case "option" -> option;
      case "name" -> name;
      case "next" -> next;
      case "beforeApplication" -> beforeApplication;
      default -> throw new IllegalArgumentException(field);
    };
  }
}
