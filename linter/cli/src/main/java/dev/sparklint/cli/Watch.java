package dev.sparklint.cli;

import dev.sparklint.source.DirectorySource;
import dev.sparklint.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a round whenever a file has changed, until the process is interrupted. Folders are looked
 * through again and again: notices of the system are lost on network file systems, and come late or
 * not at all from containers.
 */
final class Watch {

  private static final long PAUSE_MILLIS = 300;

  /** Erases the screen and what has scrolled by; goes to its first line. */
  private static final String CLEAR = "\u001b[2J\u001b[3J\u001b[H";

  /** Checks once, and prints. */
  interface Round {
    void run() throws CliException;
  }

  private final List<Path> roots;
  private final Invocation invocation;
  private final Round round;

  /**
   * @param roots files and folders to watch, whatever the names of the files
   */
  Watch(List<Path> roots, Invocation invocation, Round round) {
    this.roots = List.copyOf(roots);
    this.invocation = invocation;
    this.round = round;
  }

  /** Returns when its thread is interrupted. */
  int run() {
    List<String> seen;
    do {
      seen = state();
      play();
    } while (changed(seen));
    return ExitCode.CLEAN;
  }

  private void play() {
    if (invocation.terminal()) {
      invocation.out().append(CLEAR);
    }
    try {
      round.run();
    } catch (CliException mistake) {
      // The user may be about to mend it.
      Sparklint.warn(mistake, invocation);
    }
    invocation.streams().flush();
  }

  /** Waits until something differs; false when interrupted. */
  private boolean changed(List<String> seen) {
    try {
      while (state().equals(seen)) {
        Thread.sleep(PAUSE_MILLIS);
      }
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private List<String> state() {
    List<String> state = new ArrayList<>();
    Path directory = invocation.workingDirectory();
    for (Source.Entry file : new DirectorySource(directory, roots, path -> true).list().files()) {
      try {
        BasicFileAttributes now =
            Files.readAttributes(directory.resolve(file.path()), BasicFileAttributes.class);
        state.add(file.path() + ' ' + now.lastModifiedTime() + ' ' + now.size());
      } catch (IOException gone) {
        state.add(file.path());
      }
    }
    return state;
  }
}
