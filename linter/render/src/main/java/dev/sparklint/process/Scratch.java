package dev.sparklint.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for copies of charts, gone when it is closed. */
public final class Scratch implements AutoCloseable {

  private final Path folder;

  /** For whoever stops waiting: the JVM ends without closing anything. */
  private final Thread onExit = new Thread(this::delete);

  private Scratch(Path folder) {
    this.folder = folder;
  }

  public static Scratch create() throws IOException {
    Scratch scratch = new Scratch(Files.createTempDirectory("sparklint-"));
    Runtime.getRuntime().addShutdownHook(scratch.onExit);
    return scratch;
  }

  public Path folder() {
    return folder;
  }

  /** A new folder in it. */
  public Path folder(String name) throws IOException {
    return Files.createDirectories(folder.resolve(name));
  }

  @Override
  public void close() {
    delete();
    try {
      Runtime.getRuntime().removeShutdownHook(onExit);
    } catch (IllegalStateException ending) {
      // The JVM ends already, and the hook runs or has run.
    }
  }

  private void delete() {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException left) {
      // What cannot be deleted is in the system's folder for temporary files.
    }
  }
}
