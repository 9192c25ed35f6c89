package dev.sparklint.helm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparklint.process.Programs;
import dev.sparklint.render.Rendered;
import dev.sparklint.render.Rendering;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Helm on the PATH and the library agree. */
class HelmProgramTest {

  @TempDir Path folder;

  /** Where there is no Helm on the PATH: the same Helm, started as a program. */
  @Test
  void a_program_yields_what_the_library_does() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String script =
        "#!/bin/sh\nexec '%s' -Djava.io.tmpdir='%s' -cp '%s' %s \"$@\"\n"
            .formatted(
                java, folder, System.getProperty("java.class.path"), HelmStandIn.class.getName());
    Path program = folder.resolve("helm");
    Files.writeString(program, script);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertAgreement(folder.toString(), TestCharts.charts().subList(0, 1));
  }

  @Test
  void the_helm_of_this_machine_yields_what_the_library_does() {
    String path = System.getenv("PATH");
    Assumptions.assumeTrue(Programs.find("helm", path) != null, "there is no helm on the PATH");
    assertAgreement(path, TestCharts.charts());
  }

  private static void assertAgreement(String path, List<Path> charts) {
    try (HelmRenderer program = renderer(path);
        HelmRenderer library = renderer("/nowhere")) {
      for (Path chart : charts) {
        Rendered one = TestCharts.render(program, chart);
        Rendered other = TestCharts.render(library, chart);
        assertThat(one.problems()).isEqualTo(other.problems());
        assertThat(files(one)).as(chart.toString()).isEqualTo(files(other));
      }
    }
  }

  private static HelmRenderer renderer(String path) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("PATH", path);
    return new HelmRenderer(environment);
  }

  private static List<List<Rendering.RenderedFile>> files(Rendered rendered) {
    return rendered.renderings().stream().map(Rendering::files).toList();
  }
}
