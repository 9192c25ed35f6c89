package dev.sparklint.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code sparklint init}: a configuration to start from. */
final class InitCommand {

  private static final Arguments.Spec SPEC = new Arguments.Spec("init");

  private static final String CONFIG =
      """
      # Configuration of sparklint. Everything here is optional; sparklint works without this file.

      # Severity by rule id or category: off, info, warning or error.
      rules: {}
      #  plaintext-secret: error
      #  memory: warning

      # Files to leave out, as globs relative to this file.
      exclude: []
      #  - "legacy/**"

      # Other severities for some files.
      overrides: []
      #  - paths: ["examples/**"]
      #    rules: {plaintext-secret: off}

      # Folders with rules of your own, see `sparklint rules new`.
      rule-directories: []

      # What no file says.
      assume: {}
      #  spark-version: "3.5"
      #  conf:                          # settings that the application's code makes
      #    spark.sql.shuffle.partitions: "200"
      """;

  private InitCommand() {}

  static int run(String[] args, Invocation invocation) throws CliException {
    Arguments arguments = Arguments.parse(SPEC, args);
    if (arguments.has("help")) {
      invocation.out().append(SPEC.helpText());
      return ExitCode.CLEAN;
    }
    Path file = invocation.workingDirectory().resolve(ConfigFile.NAME);
    if (Files.exists(file)) {
      throw new CliException(ConfigFile.NAME + " is there already");
    }
    try {
      Files.writeString(file, CONFIG);
    } catch (IOException unwritable) {
      throw new CliException(ConfigFile.NAME + " cannot be written: " + unwritable.getMessage());
    }
    invocation.print("wrote " + ConfigFile.NAME);
    return ExitCode.CLEAN;
  }
}
