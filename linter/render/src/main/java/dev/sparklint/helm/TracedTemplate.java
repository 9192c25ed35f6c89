package dev.sparklint.helm;

import dev.sparklint.text.Place;
import dev.sparklint.text.SourceText;
import java.util.List;

/**
 * A copy of a template whose text carries marks: before the first character of each line, and of
 * each piece between actions. White space stays where it was, so that dashes trim what they did.
 */
final class TracedTemplate {

  /** Only what looks like a line of a manifest or of settings; a name is cut and compared. */
  private static final String KEY_CHARACTERS = "._/-\"'$[]";

  private final String path;
  private final String text;
  private final SourceText source;
  private final TemplateText template;
  private final Marks marks;
  private final boolean helper;

  /**
   * @param path of the file as reports show it
   * @param helper whether templates use what is defined here within their lines
   */
  TracedTemplate(String path, String text, Marks marks, boolean helper) {
    this.path = path;
    this.text = text;
    this.source = SourceText.of(text);
    this.template = TemplateText.of(text);
    this.marks = marks;
    this.helper = helper;
  }

  /** The marked text. */
  String marked() {
    StringBuilder out = new StringBuilder(text.length() * 2);
    List<TemplateText.Piece> pieces = template.pieces();
    int depth = 0;
    for (int i = 0; i < pieces.size(); i++) {
      TemplateText.Piece piece = pieces.get(i);
      if (piece.action()) {
        depth += depthChange(piece);
        out.append(text, piece.start(), piece.end());
      } else {
        appendMarked(i, depth > 0, out);
      }
    }
    return out.toString();
  }

  /**
   * The marked text as a definition of its own, that a one-line document of JSON holds: Helm takes
   * apart and sorts what it renders, and nobody could tell the marks from it.
   *
   * @param name of the definition
   * @param marked whether there are marks in it at all
   */
  String wrapped(String name, boolean marked) {
    StringBuilder definitions = new StringBuilder();
    StringBuilder body = new StringBuilder();
    List<TemplateText.Piece> pieces = template.pieces();
    int depth = 0;
    boolean defining = false;
    for (int i = 0; i < pieces.size(); i++) {
      TemplateText.Piece piece = pieces.get(i);
      if (piece.action() && depth == 0 && template.keyword(piece).equals("define")) {
        defining = true;
      }
      StringBuilder out = defining ? definitions : body;
      if (piece.action()) {
        depth += depthChange(piece);
        out.append(text, piece.start(), piece.end());
        defining &= depth > 0;
      } else if (marked) {
        appendMarked(i, defining, out);
      } else {
        out.append(text, piece.start(), piece.end());
      }
    }
    return definitions
        + "{{ define \""
        + name
        + "\" }}"
        + body
        + "{{ end }}apiVersion: v1\nkind: ConfigMap\nmetadata: {name: traced}\ntext: {{ include \""
        + name
        + "\" . | toJson }}\n";
  }

  private int depthChange(TemplateText.Piece action) {
    return switch (template.keyword(action)) {
      case "if", "range", "with", "define", "block" -> 1;
      case "end" -> -1;
      default -> 0;
    };
  }

  private void appendMarked(int index, boolean defined, StringBuilder out) {
    TemplateText.Piece piece = template.pieces().get(index);
    int end = trimmedEnd(index);
    int at = piece.start();
    while (at < piece.end()) {
      int lineEnd = lineEnd(at, piece.end());
      int first = at;
      while (first < lineEnd && Character.isWhitespace(text.charAt(first))) {
        first++;
      }
      out.append(text, at, first);
      if (first < Math.min(lineEnd, end)
          && (!(helper || defined) || isLineOfData(first, lineEnd))) {
        int last = Math.min(lineEnd, end);
        Place place = place(first, last);
        String chunk = text.substring(first, last);
        boolean lastLine = text.substring(last, piece.end()).isBlank();
        Place action = nextAction(index, lastLine, place);
        out.append(marks.add(new Mark(Mark.Kind.TEMPLATE, chunk, place, action, List.of())));
      }
      out.append(text, first, Math.min(piece.end(), lineEnd + lineBreak(lineEnd, piece.end())));
      at = lineEnd + lineBreak(lineEnd, piece.end());
    }
  }

  /** Without white space that the next action takes away. */
  private int trimmedEnd(int index) {
    TemplateText.Piece piece = template.pieces().get(index);
    int end = piece.end();
    boolean trims =
        index + 1 < template.pieces().size() && template.pieces().get(index + 1).trimsBefore();
    while (trims && end > piece.start() && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private int lineEnd(int from, int end) {
    int at = from;
    while (at < end && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      at++;
    }
    return at;
  }

  private int lineBreak(int at, int end) {
    if (at >= end) {
      return 0;
    }
    return text.startsWith("\r\n", at) && at + 1 < end ? 2 : 1;
  }

  private boolean isLineOfData(int start, int end) {
    int at = start;
    while (at < end && (text.charAt(at) == '-' || text.charAt(at) == ' ')) {
      at++;
    }
    if (at > start && at < end) {
      return true;
    }
    int key = at;
    while (at < end
        && (Character.isLetterOrDigit(text.charAt(at))
            || KEY_CHARACTERS.indexOf(text.charAt(at)) >= 0)) {
      at++;
    }
    boolean colon = at < end && text.charAt(at) == ':' && (at + 1 == end || isBlank(at + 1));
    return at > key && (colon || (at < end && text.charAt(at) == '='));
  }

  private boolean isBlank(int at) {
    return Character.isWhitespace(text.charAt(at));
  }

  /** The action that writes what comes behind a piece's line. */
  private Place nextAction(int index, boolean lastLine, Place none) {
    if (!lastLine) {
      return none;
    }
    List<TemplateText.Piece> pieces = template.pieces();
    for (int i = index + 1; i < pieces.size(); i++) {
      TemplateText.Piece piece = pieces.get(i);
      if (piece.action() && !template.isControl(piece)) {
        return place(piece.start(), piece.end());
      }
      if (!piece.action() && !text.substring(piece.start(), piece.end()).isBlank()) {
        return none;
      }
    }
    return none;
  }

  private Place place(int start, int end) {
    return new Place(path, source.span(start, end));
  }

  /** See {@link ValuesPaths#add}. */
  static void addPaths(String text, List<String> compared, List<String> tested) {
    TemplateText template = TemplateText.of(text);
    for (TemplateText.Piece piece : template.pieces()) {
      if (piece.action()) {
        ValuesPaths.add(template.words(piece), compared, tested);
      }
    }
  }
}
