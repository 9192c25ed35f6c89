package dev.sparklint.knowledge;

import java.util.Random;

/** Random choices that a seed repeats. */
final class Choices {

  private final Random random;

  Choices(long seed) {
    random = new Random(seed);
  }

  String of(String... texts) {
    return texts[random.nextInt(texts.length)];
  }

  boolean percent(int chance) {
    return random.nextInt(100) < chance;
  }

  /** From zero up to the bound, which is left out. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** A size, mostly one that Spark reads. */
  String size() {
    if (percent(3)) {
      return of("1.5g", "8Gi", "8 g", "g", "0", "0m", "8gib", "1e3m", "99999999999999999g", "8G B");
    }
    // around 450 MiB, 384 MiB / 0.4, 384 MiB / 0.1 and 2 GiB
    int mebibytes =
        percent(40)
            ? new int[] {450, 960, 3840, 2048}[below(4)] - 3 + below(7)
            : 256 * (1 + below(160));
    return switch (below(9)) {
      case 0 -> String.valueOf(mebibytes);
      case 1 -> mebibytes + "M";
      case 2 -> mebibytes + "mb";
      case 3 -> mebibytes * 1024L + "k";
      case 4 -> mebibytes * 1024L + 1023 + "KB";
      case 5 -> mebibytes * 1048576L + "b";
      case 6 -> (1 + mebibytes / 1024) + of("g", "G", "gb", "GB");
      case 7 -> (1 + below(2)) + of("t", "tb");
      default -> mebibytes + "m";
    };
  }

  /** What Kubernetes takes as CPU, and now and then what it does not. */
  String cpu() {
    return percent(96)
        ? of("1", "2", "3", "4", "500m", "0.5", "1500m", "1.5", "2000m", "3e0", "100u")
        : of("two", "1e3m", "-1");
  }
}
