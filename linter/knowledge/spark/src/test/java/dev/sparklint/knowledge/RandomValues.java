package dev.sparklint.knowledge;

import dev.sparklint.registry.ValueType;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Values as people write them for a type: right ones, nearly right ones, and nonsense. */
final class RandomValues {

  private static final List<String> WORDS =
      List.of(
          "",
          " ",
          "yes",
          "on",
          "ten",
          "true",
          "TRUE",
          " true ",
          "False",
          "none",
          "null",
          "8gib",
          "5 minutes",
          "1.5g",
          "10%",
          "-",
          "--1",
          "+5",
          "0x10",
          "1e3",
          "NaN",
          "Infinity",
          "1_000",
          "1,000",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775808",
          "2147483647",
          "2147483648",
          "-2147483648",
          "99999999999999999999",
          "1.0",
          ".5",
          "5.",
          "1d",
          "1f",
          "[a-z",
          "(a|b)",
          "²",
          "m",
          "-m",
          "1mb",
          "1 m",
          "-1",
          "0",
          "1");
  private static final List<String> TIMES =
      List.of("us", "ms", "s", "m", "min", "h", "d", "S", "Min", "sec", "seconds", "hour", "w", "");
  private static final List<String> SIZES =
      List.of(
          "b", "k", "kb", "m", "mb", "g", "gb", "t", "tb", "p", "pb", "B", "G", "GB", "Gi", "Mi",
          "gib", "bb", "e", "");

  private final Random random;

  RandomValues(Random random) {
    this.random = random;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  String of(ValueType type) {
    if (random.nextInt(4) == 0) {
      return one(WORDS);
    }
    return switch (type.name()) {
      case "boolean" -> anyCase(random.nextBoolean() ? "true" : "false");
      case "int", "long" -> number(type);
      case "double" -> random.nextBoolean() ? number(type) : fraction();
      case "time" -> number(type) + one(TIMES);
      case "bytes" -> number(type) + one(SIZES);
      case "enum" -> anyCase(one(type.values()));
      default -> one(WORDS) + "," + one(WORDS);
    };
  }

  private String fraction() {
    double number = random.nextGaussian() * (random.nextBoolean() ? 1 : 1000);
    return Double.toString(random.nextBoolean() ? Math.abs(number) : number);
  }

  /** Around the bounds as often as anywhere else. */
  private String number(ValueType type) {
    int kind = random.nextInt(8);
    if (kind == 0 && !type.least().isEmpty()) {
      return near(type.least());
    }
    if (kind == 1 && !type.most().isEmpty()) {
      return near(type.most());
    }
    if (kind == 2) {
      return Long.toString(random.nextLong());
    }
    if (kind == 3) {
      return Integer.toString(random.nextInt());
    }
    return Integer.toString(random.nextInt(kind == 4 ? 100_000 : 40) - (kind == 5 ? 20 : 0));
  }

  private String near(String bound) {
    java.math.BigDecimal number = new java.math.BigDecimal(bound);
    return number.add(java.math.BigDecimal.valueOf(random.nextInt(3) - 1)).toPlainString();
  }

  private String one(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }

  private String anyCase(String text) {
    return switch (random.nextInt(4)) {
      case 0 -> text.toUpperCase(Locale.ROOT);
      case 1 -> text.toLowerCase(Locale.ROOT);
      case 2 -> text + (random.nextInt(4) == 0 ? "x" : "");
      default -> text;
    };
  }
}
