package dev.sparklint.cli;

import dev.sparklint.facts.Assumptions;
import dev.sparklint.git.GitException;
import dev.sparklint.git.GitRepository;
import dev.sparklint.git.GitSource;
import dev.sparklint.lint.Config;
import dev.sparklint.lint.LintOptions;
import dev.sparklint.registry.SparkRegistry;
import dev.sparklint.render.Renderer;
import dev.sparklint.source.DirectorySource;
import dev.sparklint.source.OverlaySource;
import dev.sparklint.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The tree that a command looks into.
 *
 * @param roots what was named, as reports show it; empty text for the working directory
 * @param candidates which files in folders may be of interest
 * @param overlaid whether standard input stands for one of the files
 * @param focus files that findings have to touch; null for all
 */
record Target(
    ConfigFile configFile,
    Config config,
    Source source,
    List<String> roots,
    Predicate<String> candidates,
    boolean overlaid,
    @Nullable Set<String> focus,
    Invocation invocation)
    implements AutoCloseable {

  static final String SPARK_VERSION_HELP = "Spark's version everywhere, such as 3.5";
  static final String CONFIG_HELP = "configuration to use instead of the nearest .sparklint.yaml";
  static final String FOCUS_HELP =
      "read the repository around the paths, and report what touches them; exit 0 if that is nothing";
  static final String STDIN_HELP = "the file that standard input stands for; with PATH -";

  /**
   * Reads the paths and the options that say what to look into.
   *
   * @throws CliException if one of them, or the configuration, is wrong
   */
  static Target of(Arguments arguments, Invocation invocation) throws CliException {
    return new Reader(arguments, invocation).read();
  }

  /**
   * The repository that the tree lies in.
   *
   * @throws GitException if it lies in none
   */
  GitRepository repository() throws GitException {
    return GitRepository.of(invocation.workingDirectory());
  }

  /** Whether a path, as reports show it, lies in what was named. */
  boolean holds(String path) {
    for (String root : roots) {
      boolean here = root.isEmpty() && !path.startsWith("../");
      if (here || path.equals(root) || path.startsWith(root + "/")) {
        return true;
      }
    }
    return false;
  }

  /** How to look into it, with all rules. */
  LintOptions options(Renderer renderer) {
    return new LintOptions(
        config,
        Set.of(),
        Set.of(),
        configFile.matchers(),
        focus,
        false,
        LintOptions.DEFAULT_MAX_BYTES,
        renderer);
  }

  @Override
  public void close() {
    if (source instanceof GitSource git) {
      git.close();
    }
  }

  /** The paths that were given; the working directory where none was. */
  static List<Path> paths(Arguments arguments) {
    List<Path> paths = new ArrayList<>();
    for (String path : arguments.rest()) {
      if (!path.equals("-")) {
        paths.add(Path.of(path));
      }
    }
    return paths.isEmpty() ? List.of(Path.of(".")) : paths;
  }

  private record Reader(Arguments arguments, Invocation invocation) {

    Target read() throws CliException {
      List<Path> named = paths(arguments);
      String overlaid = overlaid();
      ConfigFile configFile =
          ConfigFile.find(invocation, arguments.value("config"), start(named, overlaid));
      boolean focused = arguments.has("focus");
      if (focused && overlaid != null) {
        throw new CliException("--focus takes files; standard input is one already");
      }
      List<Path> paths = focused ? List.of(repository(named.get(0))) : named;
      Candidates candidates = new Candidates(configFile, paths, reports(), invocation);
      Set<String> focus = focused ? files(named) : overlaid == null ? null : Set.of(overlaid);
      return new Target(
          configFile,
          withVersions(configFile.config()),
          source(paths, overlaid, candidates),
          shown(paths),
          candidates,
          overlaid != null,
          focus,
          invocation);
    }

    private Set<Path> reports() {
      Set<Path> reports = new HashSet<>();
      for (String option : List.of("baseline", "write-baseline")) {
        for (String file : arguments.allOf(option)) {
          reports.add(invocation.workingDirectory().resolve(file).normalize());
        }
      }
      for (String output : arguments.allOf("output")) {
        String file = output.substring(output.indexOf('=') + 1);
        reports.add(invocation.workingDirectory().resolve(file).normalize());
      }
      return reports;
    }

    private Path repository(Path path) {
      Path absolute = invocation.workingDirectory().resolve(path).normalize();
      return ConfigFile.repositoryOf(
          Files.isDirectory(absolute) ? absolute.resolve("x") : absolute);
    }

    private Set<String> files(List<Path> paths) {
      Set<String> files = new HashSet<>();
      DirectorySource all = new DirectorySource(invocation.workingDirectory(), paths, path -> true);
      for (Source.Entry file : all.list().files()) {
        files.add(file.path());
      }
      return files;
    }

    private List<String> shown(List<Path> paths) {
      List<String> shown = new ArrayList<>();
      for (Path path : paths) {
        Path absolute = invocation.workingDirectory().resolve(path).normalize();
        shown.add(DirectorySource.relative(invocation.workingDirectory(), absolute));
      }
      return shown;
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
      if (arguments.has("staged")) {
        return staged(shown(paths), overlaid, candidates);
      }
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

    private Source staged(
        List<String> roots, @Nullable String overlaid, Predicate<String> candidates)
        throws CliException {
      if (overlaid != null) {
        throw new CliException("--staged takes what is staged, and standard input is not");
      }
      try {
        GitRepository repository = GitRepository.of(invocation.workingDirectory());
        return GitSource.ofStaged(repository, roots, candidates);
      } catch (GitException refused) {
        throw new CliException("--staged: " + refused.getMessage());
      }
    }
  }
}
