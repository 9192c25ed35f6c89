package dev.sparklint.cli;

import dev.sparklint.lint.Config;
import dev.sparklint.lint.LintOptions;
import dev.sparklint.source.DirectorySource;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a run and the folder that its paths are relative to.
 *
 * @param file null when there is none
 * @param name of the file as people should see it
 */
record ConfigFile(
    Config config, @Nullable Path file, String name, Path directory, Path workingDirectory) {

  static final String NAME = ".sparklint.yaml";

  /**
   * The file that was named, else the nearest {@code .sparklint.yaml} from {@code start} upwards,
   * up to the root of its repository.
   *
   * @throws CliException if the file cannot be read or says something wrong, with every mistake
   */
  static ConfigFile find(Invocation invocation, @Nullable String named, Path start)
      throws CliException {
    Path here = invocation.workingDirectory();
    if (named != null) {
      Path file = here.resolve(named).normalize();
      if (!Files.isRegularFile(file)) {
        throw new CliException("--config: there is no file " + named);
      }
      return read(file, here);
    }
    Path folder = Files.isDirectory(start) ? start : start.getParent();
    while (folder != null) {
      Path candidate = folder.resolve(NAME);
      if (Files.isRegularFile(candidate)) {
        return read(candidate, here);
      }
      folder = Files.exists(folder.resolve(".git")) ? null : folder.getParent();
    }
    return new ConfigFile(Config.DEFAULT, null, NAME, here, here);
  }

  /** The root of the repository that a file lies in, else its own folder. */
  static Path repositoryOf(Path file) {
    Path own = file.toAbsolutePath().normalize().getParent();
    for (Path folder = own; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve(".git"))) {
        return folder;
      }
    }
    return own == null ? Path.of(".") : own;
  }

  /** Folders with rules of the user's own. */
  List<Path> ruleDirectories() {
    List<Path> directories = new ArrayList<>();
    for (String path : config.ruleDirectories()) {
      directories.add(directory.resolve(path).normalize());
    }
    return directories;
  }

  /** Globs are relative to the configuration; a folder's name covers what lies in it. */
  LintOptions.GlobMatchers matchers() {
    return glob -> {
      PathMatcher exact = FileSystems.getDefault().getPathMatcher("glob:" + glob);
      PathMatcher inside =
          FileSystems.getDefault()
              .getPathMatcher("glob:" + (glob.endsWith("/") ? glob : glob + "/") + "**");
      return path -> {
        Path relative = directory.relativize(workingDirectory.resolve(path).normalize());
        return exact.matches(relative) || inside.matches(relative);
      };
    };
  }

  private static ConfigFile read(Path file, Path here) throws CliException {
    String name = DirectorySource.relative(here, file);
    try {
      Config config = ConfigReader.read(name, Files.readAllBytes(file));
      return new ConfigFile(config, file, name, file.getParent(), here);
    } catch (IOException unreadable) {
      throw new CliException(name + ": cannot be read: " + unreadable.getClass().getSimpleName());
    }
  }
}
