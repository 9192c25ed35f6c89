package dev.sparklint.compiler.expression;

import java.util.List;
import java.util.stream.Collectors;

/** An expression that cannot be a rule's; carries all its mistakes, in the order of the text. */
public final class ExpressionException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<Mistake> mistakes;

  ExpressionException(List<Mistake> mistakes) {
    super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n")));
    this.mistakes = List.copyOf(mistakes);
  }

  public List<Mistake> mistakes() {
    return mistakes;
  }
}
