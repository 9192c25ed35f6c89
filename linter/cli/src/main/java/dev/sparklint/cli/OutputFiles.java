package dev.sparklint.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that the user asks for. */
final class OutputFiles {

  private OutputFiles() {}

  /**
   * Writes a file, and the folders that it lies in.
   *
   * @param named as the user called it
   * @throws CliException if it cannot be written
   */
  static void write(Path file, String named, String text) throws CliException {
    try {
      Path folder = file.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(file, text);
    } catch (IOException refused) {
      throw new CliException(named + " cannot be written: " + refused.getClass().getSimpleName());
    }
  }
}
