package dev.sparklint.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Makes text of the bytes of a file: UTF-8 with or without a byte order mark, UTF-16 with one or
 * plainly so. The mark is no part of the text.
 */
public final class TextDecoder {

  /** How many bytes are looked at to tell UTF-16 from a binary file. */
  private static final int SAMPLE = 128;

  private TextDecoder() {}

  public static DecodedText decode(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return decodeUtf8(bytes, 3);
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return decode(bytes, 2, StandardCharsets.UTF_16LE, "UTF-16");
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return decode(bytes, 2, StandardCharsets.UTF_16BE, "UTF-16");
    }
    if (hasNulAt(bytes, 1)) {
      return decode(bytes, 0, StandardCharsets.UTF_16LE, "UTF-16");
    }
    if (hasNulAt(bytes, 0)) {
      return decode(bytes, 0, StandardCharsets.UTF_16BE, "UTF-16");
    }
    return decodeUtf8(bytes, 0);
  }

  private static DecodedText decodeUtf8(byte[] bytes, int start) {
    String text = new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
    return text.indexOf('\uFFFD') < 0
        ? withoutNul(text)
        : decode(bytes, start, StandardCharsets.UTF_8, "UTF-8");
  }

  private static DecodedText decode(byte[] bytes, int start, Charset charset, String name) {
    ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
    CharBuffer out = CharBuffer.allocate(bytes.length - start + 1);
    CoderResult result =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(in, out, true);
    String text = out.flip().toString();
    if (!result.isError()) {
      return withoutNul(text);
    }
    int nul = text.indexOf('\0');
    if (nul >= 0) {
      return binary(text, nul);
    }
    String octet = Integer.toHexString(bytes[in.position()] & 0xFF);
    return DecodedText.problem("not " + name + " text: byte 0x" + octet + " fits nowhere", text);
  }

  private static DecodedText withoutNul(String text) {
    int nul = text.indexOf('\0');
    return nul < 0 ? DecodedText.of(text) : binary(text, nul);
  }

  private static DecodedText binary(String text, int nul) {
    return DecodedText.problem("not a text file: it has a NUL character", text.substring(0, nul));
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  /** Whether most pairs of bytes have a zero at {@code index} and none has one at the other. */
  private static boolean hasNulAt(byte[] bytes, int index) {
    int end = Math.min(bytes.length, SAMPLE) / 2 * 2;
    int zeros = 0;
    for (int i = 0; i < end; i += 2) {
      if (bytes[i + 1 - index] == 0) {
        return false;
      }
      zeros += bytes[i + index] == 0 ? 1 : 0;
    }
    return end > 0 && bytes.length % 2 == 0 && zeros > end / 4;
  }
}
