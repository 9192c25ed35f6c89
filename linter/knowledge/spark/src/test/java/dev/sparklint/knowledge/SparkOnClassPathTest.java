package dev.sparklint.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SparkOnClassPathTest {

  @Test
  void the_release_under_test_is_the_one_that_the_module_names() throws Exception {
    Object version =
        Class.forName("org.apache.spark.package").getMethod("SPARK_VERSION").invoke(null);
    assertThat(version).isEqualTo(System.getProperty("sparklint.spark"));
  }
}
