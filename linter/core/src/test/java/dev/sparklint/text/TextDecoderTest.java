package dev.sparklint.text;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sparklint.testing.SeededText;
import org.junit.jupiter.api.Test;

class TextDecoderTest {

  private static final String TEXT = "spark.app.name été 😀\nx=\uFFFD\n";

  @Test
  void reads_utf_8_with_and_without_mark() {
    assertThat(TextDecoder.decode(TEXT.getBytes(UTF_8)).text()).isEqualTo(TEXT);
    assertThat(TextDecoder.decode(("\uFEFF" + TEXT).getBytes(UTF_8)).text()).isEqualTo(TEXT);
    assertThat(TextDecoder.decode(new byte[0])).isEqualTo(DecodedText.of(""));
  }

  @Test
  void reads_utf_16_with_and_without_mark() {
    assertThat(TextDecoder.decode(("\uFEFF" + TEXT).getBytes(UTF_16LE)).text()).isEqualTo(TEXT);
    assertThat(TextDecoder.decode(("\uFEFF" + TEXT).getBytes(UTF_16BE)).text()).isEqualTo(TEXT);
    assertThat(TextDecoder.decode("a: b\n".getBytes(UTF_16LE)).text()).isEqualTo("a: b\n");
    assertThat(TextDecoder.decode("a: b\n".getBytes(UTF_16BE)).text()).isEqualTo("a: b\n");
  }

  @Test
  void says_where_utf_8_is_malformed() {
    byte[] bytes = "ab\né?x".getBytes(UTF_8);
    bytes[5] = (byte) 0xE9;
    DecodedText decoded = TextDecoder.decode(bytes);

    assertThat(decoded.problem()).isEqualTo("not UTF-8 text: byte 0xe9 fits nowhere");
    assertThat(decoded.place()).isEqualTo(Span.at(2, 2));
    assertThat(decoded.text()).isEmpty();
  }

  @Test
  void refuses_binary_files() {
    DecodedText decoded = TextDecoder.decode("PK\n\3\4\0x".getBytes(UTF_8));

    assertThat(decoded.problem()).isEqualTo("not a text file: it has a NUL character");
    assertThat(decoded.place()).isEqualTo(Span.at(2, 3));
  }

  @Test
  void takes_any_bytes() {
    for (int seed = 0; seed < 5_000; seed++) {
      DecodedText decoded = TextDecoder.decode(new SeededText(seed).bytes());
      assertThat(decoded.problem() == null || decoded.text().isEmpty()).as("seed " + seed).isTrue();
    }
  }
}
