package dev.sparklint.knowledge.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RefreshKubernetesTest {

  private static final Path FOLDER = Path.of("../../../schemas/kubernetes");

  @Test
  void the_committed_files_are_what_the_models_say() throws IOException {
    for (Map.Entry<String, String> file : RefreshKubernetes.files(FOLDER).entrySet()) {
      assertThat(FOLDER.resolve(file.getKey())).content().isEqualTo(file.getValue());
    }
  }
}
