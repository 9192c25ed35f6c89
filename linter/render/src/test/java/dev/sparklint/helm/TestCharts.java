package dev.sparklint.helm;

import dev.sparklint.render.RenderRequest;
import dev.sparklint.render.Rendered;
import dev.sparklint.render.Rendering;
import dev.sparklint.source.DirectorySource;
import dev.sparklint.source.MemorySource;
import dev.sparklint.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Charts for tests, and ways to look into what becomes of them. */
final class TestCharts {

  /** Charts that are hard to render or to trace, each with {@code <name>.places.tsv}. */
  static final Path HARD = Path.of("src/test/charts");

  private TestCharts() {}

  static List<Path> charts() {
    try (Stream<Path> children = Files.list(HARD)) {
      return children.filter(Files::isDirectory).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Renders the chart in a folder, which is the root of the source. */
  static Rendered render(HelmRenderer renderer, Path chart) {
    Source source = new DirectorySource(chart, List.of(Path.of(".")), path -> true);
    return render(renderer, source, "");
  }

  static Rendered render(HelmRenderer renderer, Map<String, String> files, String root) {
    return render(renderer, MemorySource.ofTexts(files), root);
  }

  static Rendered render(HelmRenderer renderer, Source source, String root) {
    List<String> yaml = new ArrayList<>();
    for (Source.Entry file : source.list().files()) {
      if (file.path().endsWith(".yaml") && !file.path().contains("templates/")) {
        yaml.add(file.path());
      }
    }
    return renderer.render(source, new RenderRequest(List.of(root), List.of(), yaml, List.of()));
  }

  static Rendering rendering(Rendered rendered, String name) {
    for (Rendering rendering : rendered.renderings()) {
      if (rendering.name().equals(name)) {
        return rendering;
      }
    }
    throw new AssertionError("no rendering with " + name + " among " + names(rendered));
  }

  static List<String> names(Rendered rendered) {
    List<String> names = new ArrayList<>();
    for (Rendering rendering : rendered.renderings()) {
      names.add(rendering.name());
    }
    return names;
  }
}
