package dev.sparklint.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What the build knows of itself; read only where it is asked for. */
final class Build {

  private static final String RESOURCE = "/dev/sparklint/build";

  private Build() {}

  /** The version of sparklint. */
  static String version() {
    return line(0);
  }

  /** Changes whenever the facts change that rules can see. */
  static String facts() {
    return line(1);
  }

  private static String line(int index) {
    try (InputStream build = Build.class.getResourceAsStream(RESOURCE)) {
      if (build == null) {
        throw new IllegalStateException("this build of sparklint does not know its version");
      }
      return new String(build.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)[index];
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
