package dev.sparklint.facts;

import dev.sparklint.command.Command;
import dev.sparklint.command.Condition;
import dev.sparklint.command.Expansion;
import dev.sparklint.command.Piece;
import dev.sparklint.command.Variables;
import dev.sparklint.command.Word;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides which of a script's calls can run in an environment. */
final class Candidates {

  private Candidates() {}

  /**
   * A call that can run.
   *
   * @param variant what must hold for it that nobody knows: {@code MODE=client}; empty when nothing
   */
  record Candidate(Command command, String variant) {}

  /** The calls that can run, in their order. */
  static List<Candidate> of(List<Command> calls, Variables variables, boolean standsAlone) {
    List<Candidate> candidates = new ArrayList<>();
    for (Command call : calls) {
      String variant = variant(call.conditions(), variables, standsAlone);
      if (variant != null) {
        candidates.add(new Candidate(call, variant));
      }
    }
    return candidates;
  }

  /** Null when one of the conditions does not hold. */
  private static @Nullable String variant(
      List<Condition> conditions, Variables variables, boolean standsAlone) {
    StringBuilder open = new StringBuilder();
    for (Condition condition : conditions) {
      Word subject = Expansion.joined(condition.subject(), variables);
      boolean asksForNothing = condition.patterns().equals(List.of(""));
      boolean decided =
          asksForNothing
              ? isMissingOrKnown(subject)
              : subject.isKnown() && !byDefault(condition, standsAlone);
      if (decided) {
        if (!condition.holds(asksForNothing ? known(subject) : subject.text())) {
          return null;
        }
      } else if (condition.matches()) {
        open.append(open.isEmpty() ? "" : ", ").append(label(condition));
      }
    }
    return open.toString();
  }

  /** A script that anybody may start has its default as one way among others. */
  private static boolean byDefault(Condition condition, boolean standsAlone) {
    return standsAlone && !condition.subject().isKnown();
  }

  private static boolean isMissingOrKnown(Word subject) {
    for (Piece piece : subject.pieces()) {
      if (piece instanceof Piece.Opaque) {
        return false;
      }
    }
    return true;
  }

  private static String known(Word subject) {
    StringBuilder text = new StringBuilder();
    for (Piece piece : subject.pieces()) {
      text.append(piece instanceof Piece.Variable ? "" : piece.written());
    }
    return text.toString();
  }

  private static String label(Condition condition) {
    Piece first =
        condition.subject().pieces().isEmpty() ? null : condition.subject().pieces().get(0);
    String name =
        first instanceof Piece.Variable variable ? variable.name() : condition.subject().text();
    return name + "=" + String.join("|", condition.patterns());
  }
}
