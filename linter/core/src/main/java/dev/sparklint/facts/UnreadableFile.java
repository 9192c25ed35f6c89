package dev.sparklint.facts;

import dev.sparklint.model.Problem;
import dev.sparklint.text.Place;

/** A file, or a part of one, that could not be read. */
@Doc("A file, or a part of one, that could not be read")
public record UnreadableFile(Problem problem) implements Fact {

  @Doc("what is wrong, as the rule on it is called: yaml-syntax, chart-template-error and so on")
  public String kind() {
    return problem.rule();
  }

  @Doc("the reason, for people")
  public String reason() {
    return problem.message();
  }

  @Override
  public Object field(String name) {
    return switch (name) {
      case "kind" -> kind();
      case "reason" -> reason();
      default -> throw new IllegalArgumentException(name);
    };
  }

  @Override
  public Place place() {
    return problem.place();
  }
}
