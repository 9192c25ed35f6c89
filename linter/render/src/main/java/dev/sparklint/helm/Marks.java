package dev.sparklint.helm;

import dev.sparklint.text.Unfilled;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The marks of one traced rendering, by number, and their written form. */
final class Marks {

  private final List<Mark> marks = new ArrayList<>();

  /** Keeps a mark; gives what is to be written before its text. */
  String add(Mark mark) {
    marks.add(mark);
    return Unfilled.of(String.valueOf(marks.size() - 1));
  }

  /** A mark in a text that has been rendered. */
  record Found(int offset, Mark mark) {}

  /**
   * A rendered text without its marks.
   *
   * @param found where the marks stood, by offset in {@code text}
   */
  record Stripped(String text, List<Found> found) {}

  Stripped strip(String rendered) {
    StringBuilder text = new StringBuilder(rendered.length());
    List<Found> found = new ArrayList<>();
    int at = 0;
    while (at < rendered.length()) {
      int close = rendered.charAt(at) == Unfilled.OPEN ? rendered.indexOf(Unfilled.CLOSE, at) : -1;
      Mark mark = close < 0 ? null : mark(rendered.substring(at + 1, close));
      if (mark == null) {
        text.append(rendered.charAt(at));
        at++;
      } else {
        found.add(new Found(text.length(), mark));
        at = close + 1;
      }
    }
    return new Stripped(text.toString(), found);
  }

  private @Nullable Mark mark(String number) {
    if (number.isEmpty() || number.length() > 8) {
      return null;
    }
    for (int i = 0; i < number.length(); i++) {
      if (number.charAt(i) < '0' || number.charAt(i) > '9') {
        return null;
      }
    }
    int index = Integer.parseInt(number);
    return index < marks.size() ? marks.get(index) : null;
  }
}
