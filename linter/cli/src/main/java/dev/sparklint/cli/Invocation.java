package dev.sparklint.cli;

import dev.sparklint.report.ControlCharacters;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * Everything that a command may touch of the world around it.
 *
 * @param out findings and other results
 * @param err everything else
 * @param terminal whether {@code out} is a terminal
 * @param streams for commands that go on for long
 */
record Invocation(
    Path workingDirectory,
    Map<String, String> environment,
    InputStream in,
    StringBuilder out,
    StringBuilder err,
    boolean terminal,
    Streams streams) {

  void print(String line) {
    out.append(line).append('\n');
  }

  /** The same in another folder. */
  Invocation in(Path folder) {
    return new Invocation(folder, environment, in, out, err, terminal, streams);
  }

  /** Says something beside the results; control characters in it become visible. */
  void warn(String line) {
    err.append("sparklint: ").append(ControlCharacters.escape(line)).append('\n');
  }

  /** Goes on with what {@link #warn} began. */
  void warnMore(String line) {
    err.append(ControlCharacters.escape(line)).append('\n');
  }

  /** The day, or the one that reproducible builds say it is. */
  LocalDate today() {
    String seconds = environment.get("SOURCE_DATE_EPOCH");
    if (seconds != null && seconds.matches("[0-9]{1,11}")) {
      return LocalDate.ofInstant(Instant.ofEpochSecond(Long.parseLong(seconds)), ZoneOffset.UTC);
    }
    return LocalDate.now(ZoneOffset.UTC);
  }

  /** An environment variable that is set and not empty. */
  boolean isSet(String variable) {
    String value = environment.get(variable);
    return value != null && !value.isEmpty();
  }
}
