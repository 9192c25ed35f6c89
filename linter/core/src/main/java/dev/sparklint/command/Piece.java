package dev.sparklint.command;

import dev.sparklint.text.Place;
import dev.sparklint.text.SourceText;
import org.jspecify.annotations.Nullable;

/** A part of a {@link Word}. */
public sealed interface Piece {

  /** Text that stands in a file, quotes and escapes removed. */
  record Literal(String path, SourceText text) implements Piece {
    @Override
    public Place place() {
      return new Place(path, text.span(0, text.length()));
    }

    @Override
    public String written() {
      return text.text();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Literal literal
          && written().equals(literal.written())
          && place().equals(literal.place());
    }

    @Override
    public int hashCode() {
      return written().hashCode();
    }
  }

  /** Text that stands in a file as it is, or is quoted there as a whole. */
  record Text(Place place, String written) implements Piece {}

  /**
   * A variable that something else gives its value.
   *
   * @param operator what {@code operand} is for
   * @param operand empty without an operator
   * @param operandSplits whether blanks in the operand part words, since it has no quotes itself
   * @param splits whether blanks in the value part words, since it stands outside of quotes
   */
  record Variable(
      Place place,
      String name,
      Operator operator,
      Word operand,
      boolean operandSplits,
      boolean splits)
      implements Piece {

    /** One without an operator. */
    public static Variable plain(Place place, String name, boolean splits) {
      return new Variable(place, name, Operator.NONE, Word.empty(place), false, splits);
    }

    @Override
    public String written() {
      return switch (operator) {
        case NONE -> "$" + name;
        case REFERENCE -> "$(" + name + ")";
        case DEFAULT, DEFAULT_IF_UNSET, ALTERNATIVE -> "${" + name + operator.sign + operand + "}";
      };
    }

    /** The same, parting words at its blanks. */
    Variable splitting() {
      return new Variable(place, name, operator, operand, operandSplits, true);
    }
  }

  /** Text that nobody can know before it runs: the output of a command, a template's value. */
  record Opaque(Place place, String written) implements Piece {}

  /**
   * A field of the pod that Kubernetes fills in.
   *
   * @param field such as {@code status.podIP}
   */
  record PodField(Place place, String field) implements Piece {
    @Override
    public String written() {
      return "$(" + field + ")";
    }
  }

  /** What a shell does with a variable that is unset or empty. */
  enum Operator {
    NONE(""),
    /** {@code $(X)}, which Kubernetes replaces before a shell sees it; none of the shell's own. */
    REFERENCE(""),
    /** <code>${X:-operand}</code>, <code>${X:=operand}</code>: the operand if unset or empty. */
    DEFAULT(":-"),
    /** <code>${X-operand}</code>: the operand if unset. */
    DEFAULT_IF_UNSET("-"),
    /** <code>${X:+operand}</code>: the operand unless unset or empty. */
    ALTERNATIVE(":+");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }
  }

  Place place();

  /** How it looks to whoever wrote it. */
  String written();

  /** Whether {@link #written} is what the program gets. */
  default boolean isKnown() {
    return this instanceof Literal || this instanceof Text;
  }

  /** Why it is not known, as a clause for people. */
  default String reason() {
    if (this instanceof PodField podField) {
      return "Kubernetes fills in " + podField.field();
    }
    if (this instanceof Variable variable && variable.name().startsWith("KUBERNETES_")) {
      return "Kubernetes sets " + variable.name() + " in every container";
    }
    return this instanceof Variable variable
        ? "nothing here sets " + variable.name()
        : "filled in from " + written();
  }
}
