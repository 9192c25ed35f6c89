package dev.sparklint.cli;

import dev.sparklint.discover.InputKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The files of a folder that are looked into. sparklint's own configuration and reports, and the
 * user's rules with their bad examples, are no deployment; whoever names them has them checked.
 */
final class Candidates implements Predicate<String> {

  private final Path workingDirectory;
  private final List<Path> ruleDirectories;
  private final Set<Path> reports;

  /**
   * @param reports files that sparklint itself writes
   * @param paths what the user named; a folder inside a folder of rules is meant to be looked into
   */
  Candidates(ConfigFile config, List<Path> paths, Set<Path> reports, Invocation invocation)
      throws CliException {
    this.workingDirectory = invocation.workingDirectory();
    this.reports = Set.copyOf(reports);
    this.ruleDirectories = new ArrayList<>(config.ruleDirectories());
    if (!ruleDirectories.isEmpty()) {
      for (Path path : paths) {
        ruleDirectories.removeIf(workingDirectory.resolve(path).normalize()::startsWith);
      }
    }
  }

  @Override
  public boolean test(String path) {
    if (!InputKind.isCandidate(path) || isConfiguration(path)) {
      return false;
    }
    if (ruleDirectories.isEmpty() && reports.isEmpty()) {
      return true;
    }
    Path file = workingDirectory.resolve(path).normalize();
    if (reports.contains(file)) {
      return false;
    }
    for (Path directory : ruleDirectories) {
      if (file.startsWith(directory)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isConfiguration(String path) {
    return path.equals(ConfigFile.NAME) || path.endsWith("/" + ConfigFile.NAME);
  }
}
