package dev.sparklint.command;

import dev.sparklint.text.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * Fills variables in, as a shell does: the value of one outside of quotes is parted at blanks, and
 * one that is empty there leaves no word.
 */
public final class Expansion {

  private static final int DEEPEST = 16;

  /** Values that double at each step reach it; command lines do not. */
  private static final int MOST_PIECES = 500;

  private static final int MOST_WORDS = 5_000;

  private final Variables variables;
  private final List<Word> words = new ArrayList<>();
  private List<Piece> pieces = new ArrayList<>();
  private boolean stands;
  private int depth;

  private Expansion(Variables variables) {
    this.variables = variables;
  }

  /** Each word with what is known filled in; unquoted variables may make more or fewer of them. */
  public static List<Word> of(List<Word> words, Variables variables) {
    Expansion expansion = new Expansion(variables);
    for (Word word : words) {
      expansion.add(word);
    }
    return expansion.words;
  }

  /** One word that stays one, as the value of an assignment does. */
  public static Word joined(Word word, Variables variables) {
    Expansion expansion = new Expansion(variables);
    for (Piece piece : word.pieces()) {
      expansion.add(piece, word.place(), false);
    }
    return new Word(word.place(), expansion.pieces);
  }

  private void add(Word word) {
    stands = word.pieces().isEmpty();
    for (Piece piece : word.pieces()) {
      boolean splits = piece instanceof Piece.Variable variable && variable.splits();
      stands |= !splits;
      add(piece, word.place(), splits);
    }
    flush(word.place());
  }

  private void add(Piece piece, Place place, boolean splits) {
    if (pieces.size() >= MOST_PIECES || words.size() >= MOST_WORDS) {
      return;
    }
    if (!(piece instanceof Piece.Variable variable) || depth > DEEPEST) {
      addPlain(piece, place, splits);
      return;
    }
    Variables.Value value = variables.get(variable.name());
    if (value instanceof Variables.Value.Open) {
      pieces.add(open(variable, splits));
      stands = true;
      return;
    }
    depth++;
    switch (variable.operator()) {
      case NONE, REFERENCE -> {
        if (value instanceof Variables.Value.Set set) {
          addAll(set.word(), place, splits);
        } else {
          keep(variable, value, splits);
        }
      }
      case DEFAULT, DEFAULT_IF_UNSET -> {
        if (value instanceof Variables.Value.Set set && holds(set.word(), variable.operator())) {
          addAll(set.word(), place, splits);
        } else if (value instanceof Variables.Value.Unknown) {
          keep(variable, value, splits);
        } else {
          addAll(variable.operand(), place, splits && variable.operandSplits());
        }
      }
      case ALTERNATIVE -> {
        if (value instanceof Variables.Value.Set set) {
          if (!isEmpty(set.word())) {
            addAll(variable.operand(), place, splits && variable.operandSplits());
          }
        } else if (value instanceof Variables.Value.Unknown) {
          keep(variable, value, splits);
        }
      }
    }
    depth--;
  }

  /** The same variable, what is known of its operand filled in. */
  private Piece open(Piece.Variable variable, boolean splits) {
    boolean plain =
        variable.operator() == Piece.Operator.NONE
            || variable.operator() == Piece.Operator.REFERENCE
            || depth > 2;
    Word operand = plain ? variable.operand() : joined(variable.operand(), variables);
    return new Piece.Variable(
        variable.place(),
        variable.name(),
        variable.operator(),
        operand,
        variable.operandSplits(),
        splits);
  }

  /** Keeps a variable that nothing is known of. */
  private void keep(Piece.Variable variable, Variables.Value value, boolean splits) {
    if (value instanceof Variables.Value.Unknown unknown && !unknown.reason().isEmpty()) {
      pieces.add(new Piece.Opaque(variable.place(), variable.written()));
    } else {
      pieces.add(splits ? variable.splitting() : variable);
    }
    stands = true;
  }

  private static boolean holds(Word value, Piece.Operator operator) {
    return operator == Piece.Operator.DEFAULT_IF_UNSET || !isEmpty(value);
  }

  private static boolean isEmpty(Word word) {
    return word.text().isEmpty();
  }

  private void addAll(Word value, Place place, boolean splits) {
    for (Piece piece : value.pieces()) {
      add(piece, place, splits);
    }
  }

  private void addPlain(Piece piece, Place place, boolean splits) {
    if (!splits || !piece.isKnown()) {
      pieces.add(piece);
      stands = true;
      return;
    }
    String text = piece.written();
    int at = 0;
    while (at < text.length()) {
      int start = at;
      while (at < text.length() && !isBlank(text.charAt(at))) {
        at++;
      }
      if (at > start) {
        pieces.add(part(piece, start, at));
        stands = true;
      }
      if (at < text.length()) {
        flush(place);
        while (at < text.length() && isBlank(text.charAt(at))) {
          at++;
        }
      }
    }
  }

  private static Piece part(Piece piece, int start, int end) {
    return piece instanceof Piece.Literal literal
        ? new Piece.Literal(literal.path(), literal.text().slice(start, end))
        : new Piece.Text(piece.place(), piece.written().substring(start, end));
  }

  private void flush(Place place) {
    if (stands) {
      words.add(new Word(place, pieces));
    }
    pieces = new ArrayList<>();
    stands = false;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n';
  }
}
