package dev.sparklint.proofs;

/** Releases of Spark by their first two numbers. */
final class Release {

  private Release() {}

  static int compare(String release, String other) {
    return Integer.compare(number(release), number(other));
  }

  private static int number(String release) {
    String[] parts = release.split("\\.", -1);
    return Integer.parseInt(parts[0]) * 1_000 + Integer.parseInt(parts[1]);
  }
}
