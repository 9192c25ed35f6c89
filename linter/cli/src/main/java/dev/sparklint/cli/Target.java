package dev.sparklint.cli;

import dev.sparklint.facts.Assumptions;
import dev.sparklint.lint.Config;
import dev.sparklint.lint.LintOptions;
import dev.sparklint.registry.SparkRegistry;
import dev.sparklint.source.DirectorySource;
import dev.sparklint.source.OverlaySource;
import dev.sparklint.source.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The tree that a command looks into.
 *
 * @param overlaid the path that standard input stands for; null when it is not read
 */
record Target(ConfigFile configFile, Config config, Source source, @Nullable String overlaid) {

  static final String SPARK_VERSION_HELP = "Spark's version everywhere, such as 3.5";
  static final String CONFIG_HELP = "configuration to use instead of the nearest .sparklint.yaml";
  static final String STDIN_HELP = "the file that standard input stands for; with PATH -";

  /**
   * Reads the paths and the options that say what to look into.
   *
   * @throws CliException if one of them, or the configuration, is wrong
   */
  static Target of(Arguments arguments, Invocation invocation) throws CliException {
    return new Reader(arguments, invocation).read();
  }

  private record Reader(Arguments arguments, Invocation invocation) {

    Target read() throws CliException {
      List<Path> paths = paths();
      String overlaid = overlaid();
      ConfigFile configFile =
          ConfigFile.find(invocation, arguments.value("config"), start(paths, overlaid));
      Config config = withVersions(configFile.config());
      Source source = source(paths, overlaid, new Candidates(configFile, paths, invocation));
      return new Target(configFile, config, source, overlaid);
    }

    private Config withVersions(Config config) throws CliException {
      String version = version("spark-version");
      String target = version("target-spark");
      if (target != null && !SparkRegistry.known().hasRelease(target)) {
        List<String> known = SparkRegistry.known().releases();
        throw new CliException(
            "--target-spark is "
                + target
                + ", of which nothing is known here; there is "
                + String.join(", ", known));
      }
      if (version == null && target == null) {
        return config;
      }
      Assumptions assume = config.assume();
      String known = version == null ? assume.sparkVersion() : version;
      return config.withAssumptions(assume.withSparkVersion(known).withTargetSpark(target));
    }

    private @Nullable String version(String option) throws CliException {
      String version = arguments.value(option);
      if (version == null) {
        return null;
      }
      String known = ConfigReader.sparkVersion(version);
      if (known == null) {
        throw new CliException("--" + option + " is '" + version + "'; it looks like 3.5 or 3.5.3");
      }
      return known;
    }

    private List<Path> paths() {
      List<Path> paths = new ArrayList<>();
      for (String path : arguments.rest()) {
        if (!path.equals("-")) {
          paths.add(Path.of(path));
        }
      }
      return paths.isEmpty() ? List.of(Path.of(".")) : paths;
    }

    private boolean namesPaths() {
      for (String path : arguments.rest()) {
        if (!path.equals("-")) {
          return true;
        }
      }
      return false;
    }

    /** The path that standard input stands for; null when it is not read. */
    private @Nullable String overlaid() throws CliException {
      String filename = arguments.value("stdin-filename");
      boolean reads = arguments.rest().contains("-");
      if (reads && filename == null) {
        throw new CliException(
            "- reads standard input; --stdin-filename says which file it stands for");
      }
      if (!reads && filename != null) {
        throw new CliException("--stdin-filename needs the path - beside it");
      }
      if (filename == null) {
        return null;
      }
      Path absolute = invocation.workingDirectory().resolve(filename).normalize();
      return DirectorySource.relative(invocation.workingDirectory(), absolute);
    }

    private Path start(List<Path> paths, @Nullable String overlaid) {
      Path first = overlaid == null ? paths.get(0) : Path.of(overlaid);
      return invocation.workingDirectory().resolve(first).normalize();
    }

    private Source source(List<Path> paths, @Nullable String overlaid, Predicate<String> candidates)
        throws CliException {
      Path directory = invocation.workingDirectory();
      if (overlaid == null) {
        return new DirectorySource(directory, paths, candidates);
      }
      boolean onlyInput = !namesPaths();
      List<Path> roots =
          onlyInput ? List.of(ConfigFile.repositoryOf(directory.resolve(overlaid))) : paths;
      try {
        byte[] text = invocation.in().readNBytes(LintOptions.DEFAULT_MAX_BYTES + 1);
        return new OverlaySource(new DirectorySource(directory, roots, candidates), overlaid, text);
      } catch (IOException unreadable) {
        throw new CliException("standard input cannot be read: " + unreadable.getMessage());
      }
    }
  }
}
