package dev.sparklint.command;

import dev.sparklint.text.Located;
import dev.sparklint.text.Place;
import dev.sparklint.text.Unfilled;
import java.util.ArrayList;
import java.util.List;

/**
 * Texts of a container in which Kubernetes replaces {@code $(NAME)}, and {@code $$} is a dollar.
 */
public final class KubernetesReferences {

  private KubernetesReferences() {}

  /** The text as a word whose references are variables. */
  public static Word word(Located<String> located) {
    String text = located.value();
    Place place = located.place();
    List<Piece> pieces = new ArrayList<>();
    StringBuilder plain = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int end = text.startsWith("$(", at) ? text.indexOf(')', at) : -1;
      if (end > at + 2) {
        flush(plain, place, pieces);
        pieces.add(Piece.Variable.plain(place, text.substring(at + 2, end), false));
        at = end + 1;
      } else if (text.charAt(at) == Unfilled.OPEN && text.indexOf(Unfilled.CLOSE, at) > 0) {
        flush(plain, place, pieces);
        int close = text.indexOf(Unfilled.CLOSE, at) + 1;
        pieces.add(new Piece.Opaque(place, text.substring(at, close)));
        at = close;
      } else {
        plain.append(text.charAt(at));
        at += text.startsWith("$$", at) ? 2 : 1;
      }
    }
    flush(plain, place, pieces);
    return new Word(place, pieces);
  }

  private static void flush(StringBuilder plain, Place place, List<Piece> pieces) {
    if (!plain.isEmpty()) {
      pieces.add(new Piece.Text(place, plain.toString()));
      plain.setLength(0);
    }
  }
}
