package dev.sparklint.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Files from public repositories, if they are there: beside the repository or in SPARKLINT_SHARED.
 */
public final class Corpus {

  private Corpus() {}

  /** All files whose name ends with one of the endings, sorted; empty without a corpus. */
  public static List<Path> files(String... endings) {
    return root().map(root -> walk(root, endings)).orElse(List.of());
  }

  private static Optional<Path> root() {
    String shared = System.getProperty("SPARKLINT_SHARED", System.getenv("SPARKLINT_SHARED"));
    if (shared != null) {
      return Optional.of(Path.of(shared, "corpus")).filter(Files::isDirectory);
    }
    Path directory = Path.of("").toAbsolutePath();
    while (directory != null && !Files.exists(directory.resolve(".mvn"))) {
      directory = directory.getParent();
    }
    return Optional.ofNullable(directory)
        .map(root -> root.resolveSibling("shared").resolve("corpus"))
        .filter(Files::isDirectory);
  }

  private static List<Path> walk(Path root, String... endings) {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
