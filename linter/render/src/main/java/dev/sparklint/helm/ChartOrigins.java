package dev.sparklint.helm;

import dev.sparklint.render.Origin;
import dev.sparklint.render.Origins;
import dev.sparklint.text.Place;
import dev.sparklint.text.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Leads from the manifests of a chart back to its templates and values. */
final class ChartOrigins implements Origins {

  private final ChartFiles chart;
  private final Map<String, String> texts;
  private final Supplier<Trace> tracer;
  private final Map<String, List<String>> lines = new HashMap<>();
  private @Nullable Trace trace;

  /**
   * @param texts what the templates have become, by the path that Helm gives them
   * @param tracer asked once, when a place is
   */
  ChartOrigins(ChartFiles chart, Map<String, String> texts, Supplier<Trace> tracer) {
    this.chart = chart;
    this.texts = texts;
    this.tracer = tracer;
  }

  /** The trace behind all answers. */
  Trace trace() {
    Trace known = trace;
    if (known == null) {
      known = tracer.get();
      trace = known;
    }
    return known;
  }

  @Override
  public Origin of(Place rendered) {
    String file = chart.fileAt(rendered.path());
    Trace.FileTrace traced = trace().files().get(file);
    String line = line(file, rendered.span().line());
    int number = rendered.span().line() - 1;
    Marks.Stripped marked = traced == null ? null : traced.marked();
    if (traced == null || marked == null || number >= traced.lines().size()) {
      return guessed(file, line);
    }
    int start = traced.lines().get(number);
    if (start < 0) {
      return guessed(file, line);
    }
    return new Answer(rendered, line, marked, start).origin(guessed(file, line));
  }

  private String line(String file, int number) {
    List<String> known = lines.get(file);
    if (known == null) {
      known = Trace.lines(texts.getOrDefault(file, ""));
      lines.put(file, known);
    }
    return number <= known.size() ? known.get(number - 1) : "";
  }

  /** The line of the template that reads the same; its first if there is none. */
  private Origin guessed(String file, String line) {
    String own = chart.fileOf(file);
    String text = chart.text(own);
    String wanted = line.strip();
    int number = 1;
    for (String there : text == null ? List.<String>of() : Trace.lines(text)) {
      if (!wanted.isEmpty() && there.strip().equals(wanted)) {
        int column = there.indexOf(wanted) + 1;
        Span span = new Span(number, column, number, column + wanted.length());
        return new Origin(new Place(chart.pathOf(own), span), null, false);
      }
      number++;
    }
    // What comes out of a packed chart is nothing that anybody edits here.
    Place start = new Place(chart.pathOf(own), Span.at(1, 1));
    return new Origin(text == null ? chart.dependencies() : start, null, false);
  }

  /** The answer for one place. */
  private static final class Answer {
    private final Marks.Stripped marked;
    private final int start;
    private final int end;
    private final String wanted;

    Answer(Place rendered, String line, Marks.Stripped marked, int lineStart) {
      this.marked = marked;
      int from = offset(line, rendered.span().column());
      int to =
          rendered.span().endLine() == rendered.span().line()
              ? offset(line, rendered.span().endColumn())
              : line.length();
      this.wanted = line.substring(from, Math.max(from, to));
      int lineEnd = marked.text().indexOf('\n', lineStart);
      String other =
          marked.text().substring(lineStart, lineEnd < 0 ? marked.text().length() : lineEnd);
      // Where the lines differ by quotes, the same words stand a little elsewhere.
      int at =
          other.equals(line) ? from : Math.max(0, other.indexOf(wanted, Math.max(0, from - 2)));
      this.start = lineStart + Math.min(at, other.length());
      this.end = Math.min(marked.text().length(), start + wanted.length());
    }

    private static int offset(String line, int column) {
      int most = line.codePointCount(0, line.length());
      return line.offsetByCodePoints(0, Math.min(column - 1, most));
    }

    Origin origin(Origin guess) {
      int index = last();
      Marks.Found found = index < 0 ? null : marked.found().get(index);
      if (found != null && covers(found)) {
        Origin origin = inside(found);
        return origin.place().path().isEmpty() ? guess : origin;
      }
      Origin key = key(index + 1);
      if (key != null) {
        return key;
      }
      for (int i = index; i >= 0; i--) {
        Mark mark = marked.found().get(i).mark();
        if (mark.kind() == Mark.Kind.TEMPLATE) {
          return new Origin(mark.action(), null, false);
        }
      }
      return guess;
    }

    /** The last mark at or before the place; of several at one place the innermost, a value. */
    private int last() {
      int last = -1;
      List<Marks.Found> found = marked.found();
      for (int i = 0; i < found.size() && found.get(i).offset() <= start; i++) {
        boolean empty = found.get(i).offset() == start && start == end && i > 0;
        last = empty ? last : i;
      }
      return last;
    }

    private boolean covers(Marks.Found found) {
      String text = found.mark().text();
      int length = text.length();
      return start <= found.offset() + length
          && (start < found.offset() + length || start == end)
          && marked.text().startsWith(text, found.offset());
    }

    private Origin inside(Marks.Found found) {
      Mark mark = found.mark();
      int skipped = start - found.offset();
      int length = Math.min(end - start, mark.text().length() - skipped);
      Span span = mark.place().span();
      boolean sameLine = span.line() == span.endLine();
      int points = mark.text().codePointCount(0, skipped);
      int more = mark.text().codePointCount(skipped, skipped + length);
      boolean plain = sameLine && span.endColumn() - span.column() == codePoints(mark.text());
      Span own =
          plain
              ? new Span(
                  span.line(), span.column() + points, span.line(), span.column() + points + more)
              : span;
      Place place = new Place(mark.place().path(), own);
      Place via = mark.kind() == Mark.Kind.TEMPLATE ? null : via(found.offset());
      boolean exact = plain && skipped + (end - start) <= mark.text().length();
      return new Origin(place, via, exact);
    }

    private static int codePoints(String text) {
      return text.codePointCount(0, text.length());
    }

    /** The action of the template that wrote what stands at an offset. */
    private @Nullable Place via(int offset) {
      Place via = null;
      for (Marks.Found found : marked.found()) {
        if (found.offset() > offset) {
          break;
        }
        if (found.mark().kind() == Mark.Kind.TEMPLATE) {
          via = found.mark().action();
        }
      }
      return via;
    }

    /** A key that a template wrote from the values: it leads to the next value. */
    private @Nullable Origin key(int next) {
      for (int i = next; i < marked.found().size(); i++) {
        Marks.Found found = marked.found().get(i);
        if (found.mark().kind() == Mark.Kind.VALUE) {
          List<Mark.Key> keys = found.mark().keys();
          for (int k = keys.size() - 1; k >= 0; k--) {
            if (!wanted.isEmpty() && keys.get(k).text().equals(wanted)) {
              return new Origin(keys.get(k).place(), via(found.offset()), true);
            }
          }
        }
        String between = marked.text().substring(start, Math.max(start, found.offset()));
        if (found.mark().kind() == Mark.Kind.TEMPLATE && between.indexOf('\n') >= 0) {
          return null;
        }
      }
      return null;
    }
  }
}
