package dev.sparklint.read.shell;

import dev.sparklint.command.Piece;
import dev.sparklint.command.Word;
import dev.sparklint.text.SourceText;
import java.util.List;

/** A piece of a script's syntax. */
sealed interface Node {

  Node NOTHING = new Sequence(List.of());

  /**
   * A simple command: assignments, words, or both.
   *
   * @param defaults variables that get their operand as value here: <code>${X:=d}</code>
   */
  record Call(
      List<Assignment> assignments,
      List<Word> words,
      List<Piece.Variable> defaults,
      List<Heredoc> heredocs)
      implements Node {}

  record Sequence(List<Node> nodes) implements Node {}

  /** {@code if}, {@code &&} and {@code ||}. */
  record If(Node condition, Node then, Node otherwise) implements Node {}

  record Not(Node node) implements Node {}

  record Case(Word subject, List<Branch> branches) implements Node {}

  record Branch(List<Word> patterns, Node body) {}

  /** {@code for}, {@code while}, {@code until}; a loop without a variable has a condition. */
  record Loop(String variable, List<Word> items, Node condition, Node body) implements Node {}

  record Function(String name, Node body) implements Node {}

  /**
   * {@code X=word}, {@code X+=word}, {@code X=(words)}.
   *
   * @param values one word unless it is an array
   */
  record Assignment(String name, boolean appends, boolean array, List<Word> values) {}

  /** The text that a command reads from the script itself. */
  record Heredoc(SourceText text) {}
}
