package dev.sparklint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The generated pages are committed, and say what the program says. */
class ReferencePagesTest {

  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

  @Test
  void the_pages_are_up_to_date() throws Exception {
    for (Map.Entry<String, String> page : ReferencePages.all(ROOT).entrySet()) {
      Path file = ROOT.resolve(page.getKey());
      if (System.getProperty("approve") != null) {
        Files.writeString(file, page.getValue());
      }
      assertThat(Files.readString(file))
          .as("%s differs; -Dapprove writes it anew", page.getKey())
          .isEqualTo(page.getValue());
    }
  }
}
