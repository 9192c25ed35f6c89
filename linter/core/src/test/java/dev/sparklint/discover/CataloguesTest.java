package dev.sparklint.discover;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CataloguesTest {

  private static final String DEFINITION =
      "# licence\napiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: a}\n";

  private static boolean is(String text) {
    return Catalogues.is(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void definitions_and_dashboards_configure_nothing() {
    assertThat(is(DEFINITION)).isTrue();
    assertThat(is("{\"panels\": [], \"schemaVersion\": 38}")).isTrue();
  }

  @Test
  void what_stands_behind_a_definition_or_only_mentions_one_counts() {
    assertThat(is(DEFINITION + "---\nkind: ConfigMap\n")).isFalse();
    assertThat(is("kind: ConfigMap\ndata: {a: 'kind: CustomResourceDefinition'}\n")).isFalse();
    assertThat(is("{\"kind\": \"List\"}")).isFalse();
  }
}
