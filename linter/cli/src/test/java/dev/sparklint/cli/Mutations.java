package dev.sparklint.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Changes that people make to files by mistake, and some that nobody makes. */
final class Mutations {

  private static final String[] PIECES = {
    "\0",
    "\r",
    "\t",
    "\ufeff",
    "\ud83d\ude00",
    "- ",
    ": ",
    "#",
    "'",
    "\"",
    "{",
    "}",
    "[",
    "]",
    "&a ",
    "*a ",
    "<<: *a\n",
    "---\n",
    "...\n",
    "|\n",
    "{{ .Values.x }}",
    "{{- end }}\n",
    "{{ range until 9999999 }}",
    "{{ include \"x\" . }}",
    "{% if x %}\n",
    "!!binary ",
    "\\u00",
    "%s",
    "-1",
    "99999999999999999999",
    "9e999",
    "0x",
    "Gi",
    "null",
    "~",
    "spark.driver.memory",
    "${x}",
    "\\\n"
  };

  private Mutations() {}

  /**
   * A file with one change.
   *
   * @param examples files of which parts may be put in
   */
  static byte[] mutated(byte[] bytes, List<Path> examples, Random random) throws IOException {
    if (bytes.length == 0) {
      return PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8);
    }
    int at = random.nextInt(bytes.length);
    int end = at + 1 + random.nextInt(Math.min(40, bytes.length - at));
    int lineStart = lineStart(bytes, at);
    int lineEnd = lineEnd(bytes, at);
    return switch (random.nextInt(9)) {
      case 0 -> flipped(bytes, at, random);
      case 1 -> joined(bytes, 0, lineStart, bytes, lineEnd, bytes.length);
      case 2 -> joined(bytes, 0, lineEnd, bytes, lineStart, bytes.length);
      case 3 -> Arrays.copyOf(bytes, at);
      case 4 -> joined(bytes, 0, at, bytes, end, bytes.length);
      case 5 -> joined(bytes, 0, end, bytes, at, bytes.length);
      case 6 -> Arrays.copyOfRange(bytes, lineStart, bytes.length);
      case 7 -> {
        byte[] other = Files.readAllBytes(examples.get(random.nextInt(examples.size())));
        yield joined(bytes, 0, lineEnd, other, 0, other.length);
      }
      default -> {
        byte[] piece = PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8);
        byte[] head = joined(bytes, 0, at, piece, 0, piece.length);
        yield joined(head, 0, head.length, bytes, at, bytes.length);
      }
    };
  }

  private static byte[] flipped(byte[] bytes, int at, Random random) {
    byte[] flipped = bytes.clone();
    flipped[at] = (byte) random.nextInt(256);
    return flipped;
  }

  private static byte[] joined(byte[] a, int from, int to, byte[] b, int start, int end) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(a, from, to - from);
    out.write(b, start, end - start);
    return out.toByteArray();
  }

  private static int lineStart(byte[] bytes, int at) {
    int start = at;
    while (start > 0 && bytes[start - 1] != '\n') {
      start--;
    }
    return start;
  }

  private static int lineEnd(byte[] bytes, int at) {
    int end = at;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    return Math.min(end + 1, bytes.length);
  }
}
