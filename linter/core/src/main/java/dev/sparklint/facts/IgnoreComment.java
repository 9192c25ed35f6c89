package dev.sparklint.facts;

import dev.sparklint.model.Suppression;
import dev.sparklint.text.Place;

/** What became of a suppression comment; known only when all other rules have spoken. */
@Doc("A suppression comment, and what became of it")
public record IgnoreComment(
    Suppression suppression,
    @Doc("whether it suppressed a finding") boolean used,
    @Doc("whether a rule of this id exists") boolean ruleExists,
    @Doc("whether that rule ran") boolean ruleRan,
    @Doc("the nearest id of a rule that exists, empty when none is near") String nearest)
    implements Fact {

  @Doc("the id that it names")
  public String rule() {
    return suppression.rule();
  }

  @Doc("the reason that it gives, may be empty")
  public String reason() {
    return suppression.reason();
  }

  @Override
  public Object field(String name) {
    return switch (name) {
      case "used" -> used;
      case "ruleExists" -> ruleExists;
      case "ruleRan" -> ruleRan;
      case "nearest" -> nearest;
      case "rule" -> rule();
      case "reason" -> reason();
      default -> throw new IllegalArgumentException(name);
    };
  }

  @Override
  public Place place() {
    return suppression.place();
  }
}
