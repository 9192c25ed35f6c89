package dev.sparklint.facts;

import java.util.ArrayList;
import java.util.List;

/** A minor release of Spark, as far as formulas depend on it. */
record SparkRelease(int major, int minor) {

  /** Those that sparklint knows, oldest first. */
  static final List<SparkRelease> KNOWN =
      List.of(
          new SparkRelease(2, 4),
          new SparkRelease(3, 0),
          new SparkRelease(3, 1),
          new SparkRelease(3, 2),
          new SparkRelease(3, 3),
          new SparkRelease(3, 4),
          new SparkRelease(3, 5),
          new SparkRelease(4, 0),
          new SparkRelease(4, 1));

  boolean isAtLeast(int otherMajor, int otherMinor) {
    return major > otherMajor || (major == otherMajor && minor >= otherMinor);
  }

  /** Whether a version is that release or a later one, or not known. */
  static boolean mayBeAtLeast(Effective<String> version, int otherMajor, int otherMinor) {
    List<SparkRelease> releases = of(version);
    return releases.get(releases.size() - 1).isAtLeast(otherMajor, otherMinor);
  }

  /** {@code 3.5} of {@code 3.5.3}. */
  static String minor(String version) {
    int point = version.indexOf('.');
    int end = point < 0 ? -1 : version.indexOf('.', point + 1);
    return end < 0 ? version : version.substring(0, end);
  }

  /** The releases that a version may be: its own, or all known when nothing says which. */
  static List<SparkRelease> of(Effective<String> version) {
    String text = version.orNull();
    if (text == null) {
      return KNOWN;
    }
    int point = text.indexOf('.');
    int end = point < 0 ? -1 : text.indexOf('.', point + 1);
    long major = point < 0 ? -1 : Numbers.parse(text.substring(0, point));
    long minor =
        point < 0 ? -1 : Numbers.parse(text.substring(point + 1, end < 0 ? text.length() : end));
    List<SparkRelease> releases = new ArrayList<>(1);
    if (major >= 0 && minor >= 0) {
      releases.add(new SparkRelease((int) major, (int) minor));
    }
    return releases.isEmpty() ? KNOWN : releases;
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
