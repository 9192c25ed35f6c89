package dev.sparklint.helm;

import dev.sparklint.text.Place;
import dev.sparklint.text.SourceText;
import java.util.List;

/** A copy of a file that templates take in, with a mark in each line. */
final class TracedFile {

  private TracedFile() {}

  /**
   * The marked text.
   *
   * @param path of the file as reports show it
   */
  static String marked(String path, String text, Marks marks) {
    SourceText source = SourceText.of(text);
    StringBuilder out = new StringBuilder(text.length() * 2);
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      int first = at;
      while (first < end && Character.isWhitespace(text.charAt(first))) {
        first++;
      }
      int last = end;
      while (last > first && Character.isWhitespace(text.charAt(last - 1))) {
        last--;
      }
      out.append(text, at, first);
      if (first < last && !text.startsWith("{{-", first)) {
        Place place = new Place(path, source.span(first, last));
        String line = text.substring(first, last);
        out.append(marks.add(new Mark(Mark.Kind.FILE, line, place, place, List.of())));
      }
      at = Math.min(text.length(), end + 1);
      out.append(text, first, at);
    }
    return out.toString();
  }
}
