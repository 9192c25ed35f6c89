package dev.sparklint.helm;

import dev.sparklint.text.Place;
import dev.sparklint.text.SourceText;
import java.util.List;

/**
 * Lines of a text with a mark before the first character of each. Lines that begin with an action
 * which trims what is before it have none.
 *
 * @param path of the file as reports show it
 */
record MarkedLines(String path, SourceText source, Mark.Kind kind, Marks marks) {

  /**
   * Appends the lines from one offset to another.
   *
   * @param keys those of a value that the lines are
   */
  void append(int start, int end, List<Mark.Key> keys, StringBuilder out) {
    String text = source.text();
    int at = start;
    while (at < end) {
      int lineEnd = text.indexOf('\n', at);
      lineEnd = lineEnd < 0 || lineEnd > end ? end : lineEnd;
      int first = at;
      while (first < lineEnd && Character.isWhitespace(text.charAt(first))) {
        first++;
      }
      int last = lineEnd;
      while (last > first && Character.isWhitespace(text.charAt(last - 1))) {
        last--;
      }
      out.append(text, at, first);
      if (first < last && !text.startsWith("{{-", first)) {
        Place place = new Place(path, source.span(first, last));
        out.append(marks.add(new Mark(kind, text.substring(first, last), place, place, keys)));
      }
      at = Math.min(end, lineEnd + 1);
      out.append(text, first, at);
    }
  }
}
