package dev.sparklint.discover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparklint.text.SourceText;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnchorsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "spark.driver.memory=4g | true",
        "  \"spark.executor.memory\": 8g | true",
        "--conf=spark.x=1 | true",
        "spark..driver.memory=4g | true",
        "spark.=x | true",
        "  spark.-driver.memory=4g | true",
        "we love spark.-) | false",
        "# and then spark... | false",
        "command: [/opt/spark/bin/spark-submit] | true",
        "apiVersion: sparkoperator.k8s.io/v1beta2 | true",
        "apiVersion: spark.apache.org/v1 | true",
        "image: apache/spark:3.5.3 | true",
        "image: acme/jobs:1 # sparkling | false",
        "spark.apache.org/version: 3.5.3 | false",
        "name: spark | false",
        "# we love sparks | false",
        "mysparks.example.com | false",
        "url: https://github.com/spark.git | false",
      })
  void tells_spark_from_what_sounds_like_it(String text, boolean spark) {
    assertThat(Anchors.in(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(spark);
    assertThat(Anchors.in(text.getBytes(StandardCharsets.UTF_16))).isEqualTo(spark);
    assertThat(Anchors.in(text.getBytes(StandardCharsets.UTF_16LE))).isEqualTo(spark);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name: {{ .Values.name }} | true",
        "{{- if .Values.enabled }} | true",
        "  {% for x in y %} | true",
        "%{ if x } | true",
        "memory: {{ MEMORY }} | false",
        "{% if x %} | false",
        "{% else %} | true",
        "{{ block }} | true",
        "name: \"{{$name}}\" | false",
        "image: \"spark:{{SPARK_VERSION}}\" | false",
        "value: \"{{inputs.parameters.x}}\" | false",
        "a: {b: {c: 1}} | false",
        "text: ${HOME} | false",
      })
  void tells_templates_from_braces(String text, boolean template) {
    assertThat(Templates.filledIn(SourceText.of(text)) == null).isEqualTo(template);
  }
}
