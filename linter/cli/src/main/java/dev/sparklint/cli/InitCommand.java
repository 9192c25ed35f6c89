package dev.sparklint.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code sparklint init}: a configuration to start from. */
final class InitCommand {

  static final Arguments.Spec SPEC = new Arguments.Spec("init");

  private static final String CONFIG =
      """
      # Configuration of sparklint. Everything is optional; to use a part, take its "# " away.

      # Severity by rule id or category: off, info, warning or error. An id wins over its category.
      # rules:
      #   plaintext-secret: error
      #   memory: warning

      # Globs relative to this file: ** crosses folders, the name of a folder covers all in it.
      # include:
      #   - "deploy/**"
      # exclude:
      #   - "legacy"

      # Other severities for some files; later ones win.
      # overrides:
      #   - paths: ["examples/**"]
      #     rules: {plaintext-secret: off}

      # Folders with rules of your own, relative to this file; see: sparklint rules new
      # rule-directories:
      #   - lint/rules

      # How charts are rendered, in place of the values files that are found.
      # charts:
      #   - path: charts/driver
      #     renders:
      #       - {name: production, values: [env/prod.yaml], namespace: data}

      # What no file says: Spark's version, and settings that the application's code makes.
      # assume:
      #   spark-version: "3.5"
      #   conf:
      #     spark.sql.shuffle.partitions: "200"
      """;

  private InitCommand() {}

  static int run(String[] args, Invocation invocation) throws CliException {
    Arguments arguments = Arguments.parse(SPEC, args);
    if (arguments.has("help")) {
      invocation.out().append(SPEC.helpText());
      return ExitCode.CLEAN;
    }
    if (!arguments.rest().isEmpty()) {
      throw new CliException("init takes no path; it writes " + ConfigFile.NAME + " right here");
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
    invocation.print("wrote " + ConfigFile.NAME + "; everything in it is commented out");
    return ExitCode.CLEAN;
  }
}
