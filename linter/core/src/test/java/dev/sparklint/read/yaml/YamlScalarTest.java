package dev.sparklint.read.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlScalarTest {

  @ParameterizedTest
  @CsvSource({
    "12, 12",
    "-12, -12",
    "+12, 12",
    "0, 0",
    "0644, 420",
    "-0644, -420",
    "0o644, 420",
    "0x1F, 31",
    "-0x1F, -31",
    "0b101, 5",
    "1_000, 1000",
    "9223372036854775807, 9223372036854775807",
    "-9223372036854775808, -9223372036854775808",
    "9223372036854775808, ",
    "!!int 7, 7"
  })
  void reads_integers_as_kubernetes_does(String text, @Nullable Long expected) {
    YamlScalar scalar = scalar(text);

    assertThat(scalar.type()).isEqualTo(YamlType.INTEGER);
    assertThat(scalar.asLong()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "y, true", "Yes, true", "on, true", "TRUE, true",
    "n, false", "NO, false", "Off, false", "false, false"
  })
  void reads_booleans_as_kubernetes_does(String text, boolean expected) {
    assertThat(scalar(text).asBoolean()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"~", "null", "Null", "NULL", "", "# nothing"})
  void reads_nulls(String text) {
    assertThat(scalar(text).isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1.5", ".5", "1.", "1e3", "-1.5E-3", "08", ".inf", "-.INF", ".nan", "!!float 1"})
  void reads_floats(String text) {
    assertThat(scalar(text).type()).isEqualTo(YamlType.FLOAT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yEs",
        "nULL",
        "1.5.3",
        "6g",
        "0x",
        "0xg",
        "2001-01-01",
        "12:30:45",
        ".",
        "+",
        "1e",
        "1e400",
        "'1'",
        "\"yes\"",
        "!!str 1",
        "'~'",
        "!x 1",
        "0o9",
        "--1",
        "١"
      })
  void leaves_the_rest_strings(String text) {
    assertThat(scalar(text).type()).isEqualTo(YamlType.STRING);
    assertThat(scalar(text).asLong()).isNull();
    assertThat(scalar(text).asBoolean()).isNull();
  }

  @Test
  void takes_block_scalars_for_strings() {
    assertThat(scalar("|\n  1").type()).isEqualTo(YamlType.STRING);
  }

  private static YamlScalar scalar(String text) {
    YamlMapping mapping =
        (YamlMapping) YamlReader.read("k: " + text + "\n").documents().get(0).root();
    return (YamlScalar) mapping.entries().get(0).value();
  }
}
