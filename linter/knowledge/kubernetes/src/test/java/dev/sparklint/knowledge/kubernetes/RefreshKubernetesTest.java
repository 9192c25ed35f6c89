package dev.sparklint.knowledge.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RefreshKubernetesTest {

  private static final Path FOLDER = Path.of("../../../schemas/kubernetes");

  @Test
  void the_committed_files_are_what_the_models_say() throws IOException {
    assertThat(RefreshKubernetes.files(FOLDER))
        .allSatisfy(
            (name, text) ->
                assertThat(Files.readString(FOLDER.resolve(name))).as(name).isEqualTo(text));
  }
}
