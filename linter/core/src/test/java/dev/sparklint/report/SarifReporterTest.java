package dev.sparklint.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.sparklint.findings.Report;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What viewers of SARIF rely on, held against the standard's own schema. */
class SarifReporterTest {

  @Test
  void keeps_to_the_schema() throws IOException {
    for (Report report : List.of(SampleReport.full(), SampleReport.empty())) {
      assertThat(schema().validate(sarif(report), InputFormat.JSON)).isEmpty();
    }
  }

  @Test
  void a_primary_region_has_one_line() throws IOException {
    for (JsonNode result : results(SampleReport.full())) {
      JsonNode region = result.at("/locations/0/physicalLocation/region");
      assertThat(region.get("endLine")).isEqualTo(region.get("startLine"));
      assertThat(region.get("endColumn").asInt())
          .isGreaterThanOrEqualTo(region.get("startColumn").asInt());
    }
  }

  @Test
  void what_spans_files_is_a_flow_that_ends_at_the_primary_place() throws IOException {
    JsonNode heap = result("driver-container-without-overhead");
    JsonNode steps = heap.at("/codeFlows/0/threadFlows/0/locations");
    assertThat(steps).hasSize(3);
    assertThat(steps.at("/2/location/physicalLocation"))
        .isEqualTo(heap.at("/locations/0/physicalLocation"));
    assertThat(result("app-name").has("codeFlows")).isFalse();
  }

  @Test
  void what_is_kept_out_stays_in_and_says_why() throws IOException {
    assertThat(result("memory-fraction").at("/suppressions/0/kind").asText()).isEqualTo("inSource");
    JsonNode known = result("old-news");
    assertThat(known.at("/suppressions/0/kind").asText()).isEqualTo("external");
    assertThat(known.get("baselineState").asText()).isEqualTo("unchanged");
  }

  @Test
  void paths_become_uris() {
    assertThat(SarifReporter.uri("charts/odd name/v%1.yaml"))
        .isEqualTo("charts/odd%20name/v%251.yaml");
    assertThat(SarifReporter.uri("a:b/é.yaml")).isEqualTo("a%3Ab/%C3%A9.yaml");
  }

  static Schema schema() throws IOException {
    try (InputStream in =
        SarifReporterTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static JsonNode result(String rule) throws IOException {
    for (JsonNode result : results(SampleReport.full())) {
      if (result.get("ruleId").asText().equals(rule)) {
        return result;
      }
    }
    throw new AssertionError(rule);
  }

  private static JsonNode results(Report report) throws IOException {
    return new ObjectMapper().readTree(sarif(report)).at("/runs/0/results");
  }

  private static String sarif(Report report) {
    StringBuilder out = new StringBuilder();
    new SarifReporter("0.1.0", List.of(), SampleReport.redactor(report)).write(report, out);
    return out.toString();
  }
}
