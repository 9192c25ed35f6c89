package dev.sparklint.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is generated for people is committed, so that it can be read without building. */
class DocsTest {

  @Test
  void generated_documents_are_up_to_date() throws Exception {
    for (Map.Entry<Path, String> document : RuleDocs.of(Repository.ROOT).entrySet()) {
      assertThat(Files.exists(document.getKey()))
          .as("%s; run mvn -Pdocs process-classes", document.getKey())
          .isTrue();
      assertThat(Files.readString(document.getKey()))
          .as("%s; run mvn -Pdocs process-classes", document.getKey())
          .isEqualTo(document.getValue());
    }
  }
}
