package dev.sparklint.rules;

import dev.sparklint.text.Place;
import java.util.List;

/** Rules that cannot be used, with every mistake and its place. */
public final class RuleException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<Mistake> mistakes;

  public RuleException(List<Mistake> mistakes) {
    super(mistakes.isEmpty() ? "no rules" : mistakes.get(0).toString());
    this.mistakes = List.copyOf(mistakes);
  }

  public List<Mistake> mistakes() {
    return mistakes;
  }

  /** One mistake in a rule file. */
  public record Mistake(Place place, String message) {
    @Override
    public String toString() {
      return place + ": " + message;
    }
  }
}
