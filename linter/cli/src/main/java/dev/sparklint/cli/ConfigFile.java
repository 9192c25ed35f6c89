package dev.sparklint.cli;

import dev.sparklint.lint.Config;
import dev.sparklint.lint.LintOptions;
import dev.sparklint.render.ChartConfig;
import dev.sparklint.source.DirectorySource;
import dev.sparklint.text.Located;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a run and the folder that its paths are relative to.
 *
 * @param file null when there is none
 */
record ConfigFile(ConfigText text, @Nullable Path file, Path directory, Path workingDirectory) {

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
    return none(invocation);
  }

  /** That there is none. */
  static ConfigFile none(Invocation invocation) {
    Path here = invocation.workingDirectory();
    return new ConfigFile(ConfigText.NONE, null, here, here);
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

  /** What it says, with paths as every report shows them. */
  Config config() {
    Config config = text.config();
    List<ChartConfig> charts = new ArrayList<>();
    for (ChartConfig chart : config.charts()) {
      List<ChartConfig.NamedRender> renders = new ArrayList<>();
      for (ChartConfig.NamedRender render : chart.renders()) {
        List<String> values = new ArrayList<>();
        for (String file : render.values()) {
          values.add(shown(file));
        }
        renders.add(render.withValues(values));
      }
      charts.add(new ChartConfig(shown(chart.path()), renders));
    }
    return config.withCharts(charts);
  }

  private String shown(String path) {
    return DirectorySource.relative(workingDirectory, directory.resolve(path).normalize());
  }

  /**
   * Folders with rules of the user's own.
   *
   * @throws CliException if one is not there, with its place in the configuration
   */
  List<Path> ruleDirectories() throws CliException {
    List<Path> directories = new ArrayList<>();
    List<Located<String>> mistakes = new ArrayList<>();
    for (Located<String> path : text.ruleDirectories()) {
      Path folder = directory.resolve(path.value()).normalize();
      directories.add(folder);
      if (!Files.isDirectory(folder)) {
        mistakes.add(new Located<>("there is no folder '" + path.value() + "'", path.place()));
      }
    }
    ConfigReader.refuse(mistakes);
    return directories;
  }

  /** Globs are relative to the configuration. */
  LintOptions.GlobMatchers matchers() {
    return text -> {
      Glob glob = new Glob(text);
      return path -> glob.matches(directory.relativize(workingDirectory.resolve(path).normalize()));
    };
  }

  private static ConfigFile read(Path file, Path here) throws CliException {
    String name = DirectorySource.relative(here, file);
    try {
      ConfigText text = ConfigReader.read(name, Files.readAllBytes(file));
      return new ConfigFile(text, file, file.resolveSibling(""), here);
    } catch (IOException unreadable) {
      throw new CliException(name + ": cannot be read: " + unreadable.getClass().getSimpleName());
    }
  }
}
