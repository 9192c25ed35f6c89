package dev.sparklint.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text that knows where in its file each of its characters stands: a whole file, a block scalar
 * in it, or the content of a quoted string in that block scalar. Offsets are UTF-16, 0-based, end
 * exclusive; places are those of {@link Span}. CRLF, CR and LF end lines.
 */
public final class SourceText {

  private static final int[] NO_PAIRS = {};

  private final String text;

  /** Where each stretch of the text begins; the first entry is 0, at least one entry. */
  private final int[] starts;

  /** Where each stretch begins in the file: {@link #place}; null if the stretches are its lines. */
  private final long @Nullable [] from;

  /**
   * Where each stretch ends in the file if it stands for other characters there (an escape, a
   * folded line break); 0 if its characters stand in the file as they are; null if all do.
   */
  private final long @Nullable [] to;

  /** Offsets of the second halves of surrogate pairs: columns count code points. */
  private final int[] pairs;

  private final boolean plain;

  private SourceText(
      String text,
      int[] starts,
      long @Nullable [] from,
      long @Nullable [] to,
      int[] pairs,
      boolean plain) {
    this.text = text;
    this.starts = starts;
    this.from = from;
    this.to = to;
    this.pairs = pairs;
    this.plain = plain;
  }

  /** Whether it is known to have nothing but printable ASCII, line feeds and tabs. */
  public boolean isPlain() {
    return plain;
  }

  private long from(int stretch) {
    return from == null ? place(stretch + 1, 1) : from[stretch];
  }

  private long to(int stretch) {
    return to == null ? 0 : to[stretch];
  }

  /** The whole text of a file. */
  public static SourceText of(String file) {
    char[] chars = file.toCharArray();
    int[] starts = new int[Math.max(16, chars.length / 24)];
    int lines = 1;
    boolean plain = true;
    for (int i = 0; i < chars.length; i++) {
      char c = chars[i];
      if (c >= ' ') {
        plain &= c < 0x7f;
        continue;
      }
      plain &= c == '\n' || c == '\t';
      if (c == '\n' || (c == '\r' && !(i + 1 < chars.length && chars[i + 1] == '\n'))) {
        if (lines == starts.length) {
          starts = Arrays.copyOf(starts, lines * 2);
        }
        starts[lines++] = i + 1;
      }
    }
    int[] pairs = plain ? NO_PAIRS : surrogatePairs(file);
    return new SourceText(file, Arrays.copyOf(starts, lines), null, null, pairs, plain);
  }

  public String text() {
    return text;
  }

  public int length() {
    return text.length();
  }

  /** The stretch of the file that the characters from {@code start} to {@code end} stand for. */
  public Span span(int start, int end) {
    long first = startOf(start);
    long last = Math.max(first, start == end ? first : endOf(end - 1));
    return new Span(line(first), column(first), line(last), column(last));
  }

  /**
   * Where a place of the file stands in its text; the end of the line if the line is shorter. Of a
   * whole file alone, whose stretches are its lines.
   */
  public int offset(int line, int column) {
    int start = starts[line - 1];
    int end = line < starts.length ? starts[line] : text.length();
    while (end > start && "\r\n".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    int width = text.codePointCount(start, end);
    return text.offsetByCodePoints(start, Math.min(column - 1, width));
  }

  /** A part of this text; it keeps its places. */
  public SourceText slice(int start, int end) {
    return new Builder(this, start).copy(start, end).build();
  }

  @Override
  public String toString() {
    return text;
  }

  private long startOf(int offset) {
    if (offset == text.length() && offset > 0) {
      return endOf(offset - 1);
    }
    int stretch = stretchOf(offset);
    return to(stretch) != 0 ? from(stretch) : from(stretch) + codePoints(starts[stretch], offset);
  }

  /** The place after the character; after a line break that is the start of the next line. */
  private long endOf(int offset) {
    int stretch = stretchOf(offset);
    if (to(stretch) != 0) {
      return to(stretch);
    }
    boolean endsLine = isLineEnd(offset);
    return endsLine
        ? place(line(from(stretch)) + 1, 1)
        : from(stretch) + codePoints(starts[stretch], offset + 1);
  }

  private boolean isLineEnd(int offset) {
    char c = text.charAt(offset);
    return c == '\n'
        || (c == '\r' && !(offset + 1 < text.length() && text.charAt(offset + 1) == '\n'));
  }

  private int stretchOf(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    return found >= 0 ? found : -found - 2;
  }

  private int codePoints(int start, int end) {
    int units = end - start;
    return pairs.length == 0 ? units : units - (pairsBefore(end) - pairsBefore(start));
  }

  private int pairsBefore(int offset) {
    int found = Arrays.binarySearch(pairs, offset);
    return found >= 0 ? found : -found - 1;
  }

  private static int[] surrogatePairs(String text) {
    int[] pairs = {};
    int count = 0;
    for (int i = 1; i < text.length(); i++) {
      if (Character.isLowSurrogate(text.charAt(i))
          && Character.isHighSurrogate(text.charAt(i - 1))) {
        if (count == pairs.length) {
          pairs = Arrays.copyOf(pairs, Math.max(8, count * 2));
        }
        pairs[count++] = i;
      }
    }
    return count == pairs.length ? pairs : Arrays.copyOf(pairs, count);
  }

  /** Line and column in one number, which orders as places do; adding 1 moves a column on. */
  private static long place(int line, int column) {
    return ((long) line << 32) | column;
  }

  private static int line(long place) {
    return (int) (place >>> 32);
  }

  private static int column(long place) {
    return (int) place;
  }

  /**
   * Builds a text out of pieces of another: what is written there as it is, and what stands for
   * something else. Pieces come in the order of the other text.
   */
  public static final class Builder {

    private final SourceText outer;
    private final StringBuilder text = new StringBuilder();
    private final int origin;
    private int[] starts = new int[16];
    private long[] from = new long[16];
    private long[] to = new long[16];
    private int count;

    /**
     * @param origin offset in {@code outer} that the text points to if it comes out empty
     */
    public Builder(SourceText outer, int origin) {
      this.outer = outer;
      this.origin = origin;
    }

    /** Takes over the characters from {@code start} to {@code end} of the outer text. */
    public Builder copy(int start, int end) {
      int at = start;
      int stretch = at < end ? outer.stretchOf(at) : 0;
      while (at < end) {
        int next = stretch + 1 < outer.starts.length ? outer.starts[stretch + 1] : end;
        add(outer.startOf(at), outer.to(stretch));
        text.append(outer.text, at, Math.min(end, next));
        at = next;
        stretch++;
      }
      return this;
    }

    /** Lets {@code content} stand for what the outer text has from {@code start} to {@code end}. */
    public Builder put(String content, int start, int end) {
      if (!content.isEmpty()) {
        long first = outer.startOf(start);
        add(first, start == end ? first : Math.max(first, outer.endOf(end - 1)));
        text.append(content);
      }
      return this;
    }

    public SourceText build() {
      if (count == 0) {
        long place = outer.startOf(origin);
        add(place, place);
      }
      String whole = text.toString();
      return new SourceText(
          whole,
          Arrays.copyOf(starts, count),
          Arrays.copyOf(from, count),
          Arrays.copyOf(to, count),
          surrogatePairs(whole),
          false);
    }

    private void add(long start, long end) {
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, count * 2);
        from = Arrays.copyOf(from, count * 2);
        to = Arrays.copyOf(to, count * 2);
      }
      starts[count] = text.length();
      from[count] = start;
      to[count] = end;
      count++;
    }
  }
}
