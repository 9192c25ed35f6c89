package dev.sparklint.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** The distribution as a release lays it out, made of what this build has packaged. */
final class Release {

  private static final Path SCRIPT = Path.of("../bin/sparklint").toAbsolutePath().normalize();
  private static final Path BUILT = Path.of("target/sparklint").toAbsolutePath();

  private Release() {}

  /** Fills a folder that is not there yet. */
  static void layOut(Path release) throws IOException {
    copy(BUILT, release);
    Files.writeString(release.resolve("build-id"), "test\n");
    Files.createDirectories(release.resolve("bin"));
    Files.copy(SCRIPT, release.resolve("bin/sparklint"), StandardCopyOption.COPY_ATTRIBUTES);
  }

  static void copy(Path from, Path to) throws IOException {
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(from)) {
      paths = walk.toList();
    }
    for (Path path : paths) {
      Path target = to.resolve(from.relativize(path).toString());
      if (Files.isDirectory(path)) {
        Files.createDirectories(target);
      } else {
        Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }
}
