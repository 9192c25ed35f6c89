package dev.sparklint.command;

import dev.sparklint.text.Located;
import dev.sparklint.text.Place;
import dev.sparklint.text.SourceText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One word of a command line.
 *
 * @param place where it stands in the command; its pieces may stand elsewhere, where a variable got
 *     its value
 */
public record Word(Place place, List<Piece> pieces) {

  public Word {
    pieces = List.copyOf(pieces);
  }

  /** A word without variables. */
  public static Word literal(String path, SourceText text) {
    Piece.Literal piece = new Piece.Literal(path, text);
    return new Word(piece.place(), List.of(piece));
  }

  /** A word that is empty. */
  public static Word empty(Place place) {
    return new Word(place, List.of());
  }

  /** The text; what is not known stands as it is written: {@code host=$HOST}. */
  public String text() {
    if (pieces.size() == 1) {
      return pieces.get(0).written();
    }
    StringBuilder text = new StringBuilder();
    for (Piece piece : pieces) {
      text.append(piece.written());
    }
    return text.toString();
  }

  /** Whether all of it is known. */
  public boolean isKnown() {
    for (Piece piece : pieces) {
      if (!piece.isKnown()) {
        return false;
      }
    }
    return true;
  }

  /** The first piece that is not known between two offsets of {@link #text}, or null. */
  public @Nullable Piece unknownIn(int start, int end) {
    int at = 0;
    for (Piece piece : pieces) {
      int next = at + piece.written().length();
      if (next > start && at < end && !piece.isKnown()) {
        return piece;
      }
      at = next;
    }
    return null;
  }

  /** The pod's field that a stretch of {@link #text} is as a whole, or null. */
  public Piece.@Nullable PodField podFieldAt(int start, int end) {
    return unknownIn(start, end) instanceof Piece.PodField field
            && field.written().length() == end - start
        ? field
        : null;
  }

  /**
   * A stretch of {@link #text} with its place: where a single piece is written, else where the word
   * stands.
   */
  public Located<String> slice(int start, int end) {
    String text = text();
    int at = 0;
    for (Piece piece : pieces) {
      int next = at + piece.written().length();
      if (start >= at && end <= next && (start < next || pieces.size() == 1 || start == end)) {
        return new Located<>(text.substring(start, end), placeIn(piece, start - at, end - at));
      }
      at = next;
    }
    return new Located<>(text.substring(start, end), rest(start));
  }

  /** The whole of it with its place. */
  public Located<String> located() {
    return slice(0, text().length());
  }

  private static Place placeIn(Piece piece, int start, int end) {
    return piece instanceof Piece.Literal literal
        ? new Place(literal.path(), literal.text().span(start, end))
        : piece.place();
  }

  /**
   * From where a stretch begins in the command to the end of the word; where its first piece comes
   * from another file, that piece.
   */
  private Place rest(int start) {
    int at = 0;
    for (Piece piece : pieces) {
      int next = at + piece.written().length();
      if (start < next && !piece.place().path().equals(place.path())) {
        return piece.place();
      }
      if (start < next) {
        Place first = placeIn(piece, Math.max(0, start - at), next - at);
        boolean inside =
            first.span().compareTo(place.span()) >= 0
                && (first.span().line() < place.span().endLine()
                    || (first.span().line() == place.span().endLine()
                        && first.span().column() <= place.span().endColumn()));
        return inside ? new Place(place.path(), first.span().to(place.span())) : place;
      }
      at = next;
    }
    return place;
  }

  @Override
  public String toString() {
    return text();
  }
}
