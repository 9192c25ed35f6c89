package dev.sparklint.charts;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** One of the charts, with what it depends on in its folder {@code charts}, as Helm wants it. */
final class Chart {

  private final Path folder;

  private Chart(Path folder) {
    this.folder = folder;
  }

  static Chart of(String name, Path scratch) throws IOException {
    Path folder = scratch.resolve(name);
    copy(Path.of(name), folder);
    copy(Path.of("common"), folder.resolve("charts/common"));
    return new Chart(folder);
  }

  /** The manifests of a release {@code bookings} in the namespace {@code data}. */
  String rendered(Path... values) {
    TemplateCommand template =
        new Helm(folder).template().withName("bookings").withNamespace("data");
    for (Path file : values) {
      template.withValuesFile(file);
    }
    return template.call();
  }

  /** What Helm says after an installation with the chart's own values. */
  String notes() {
    return new Helm(folder)
        .install()
        .withName("bookings")
        .withNamespace("data")
        .clientOnly()
        .dryRun()
        .call()
        .getOutput();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }
}
