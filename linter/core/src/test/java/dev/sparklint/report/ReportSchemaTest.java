package dev.sparklint.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.sparklint.findings.Finding;
import dev.sparklint.findings.Related;
import dev.sparklint.findings.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportSchemaTest {

  private static final ObjectMapper JACKSON = new ObjectMapper();

  @Test
  void accepts_what_the_reporter_writes() throws IOException {
    for (Report report : List.of(SampleReport.full(), SampleReport.empty())) {
      StringBuilder out = new StringBuilder();
      new JsonReporter("0.1.0", SampleReport.redactor(report)).write(report, out);
      assertThat(schema().validate(out.toString(), InputFormat.JSON)).isEmpty();
      assertReadsBack(report, JACKSON.readTree(out.toString()));
    }
  }

  @Test
  void refuses_what_breaks_the_contract() throws IOException {
    StringBuilder out = new StringBuilder();
    Report report = SampleReport.full();
    new JsonReporter("0.1.0", SampleReport.redactor(report)).write(report, out);
    for (String[] change :
        new String[][] {
          {"\"version\": \"1\"", "\"version\": \"2\""},
          {"\"severity\": \"info\"", "\"severity\": \"note\""},
          {"\"mode\": \"client\"", "\"mode\": \"yarn\""},
          {"\"line\": 5", "\"line\": 0"},
          {"\"fixable\": true", "\"fixable\": true, \"more\": 1"},
          {"\"rule\": \"app-name\",", ""}
        }) {
      String broken = out.toString().replace(change[0], change[1]);
      assertThat(broken).isNotEqualTo(out.toString());
      assertThat(schema().validate(broken, InputFormat.JSON)).as(change[1]).isNotEmpty();
    }
  }

  @Test
  void describes_every_field() throws IOException {
    assertDescribed(JACKSON.readTree(text()));
  }

  static Schema schema() throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text());
  }

  /** Every text of the redacted report comes out of another parser as it went in. */
  static void assertReadsBack(Report report, JsonNode json) {
    Report safe = SampleReport.redactor(report).redact(report);
    assertThat(json.get("findings")).hasSize(safe.findings().size());
    for (int i = 0; i < safe.findings().size(); i++) {
      Finding finding = safe.findings().get(i);
      JsonNode read = json.get("findings").get(i);
      assertThat(read.get("message").textValue()).isEqualTo(finding.message());
      assertThat(read.get("path").textValue()).isEqualTo(finding.place().path());
      assertThat(read.get("workload").textValue()).isEqualTo(finding.workload());
      assertThat(read.get("help").isNull()).isEqualTo(finding.help().isEmpty());
      assertThat(read.get("endColumn").intValue()).isEqualTo(finding.place().span().endColumn());
      assertThat(read.get("fixable").booleanValue()).isEqualTo(finding.fixable());
      assertThat(read.get("related")).hasSize(finding.related().size());
      for (int j = 0; j < finding.related().size(); j++) {
        Related related = finding.related().get(j);
        String message = read.get("related").get(j).get("message").asText("");
        assertThat(message).isEqualTo(related.message());
      }
    }
    assertThat(json.get("suppressed")).hasSize(safe.suppressed().size());
    assertThat(json.get("summary").get("files").intValue()).isEqualTo(safe.summary().files());
  }

  private static void assertDescribed(JsonNode node) {
    for (String group : List.of("properties", "$defs")) {
      for (var field : node.path(group).properties()) {
        boolean described = field.getValue().has("description") || field.getKey().equals("summary");
        assertThat(described).as(field.getKey()).isTrue();
        assertDescribed(field.getValue());
      }
    }
    if (node.has("properties")) {
      assertThat(node.get("additionalProperties").booleanValue()).isFalse();
      assertThat(node.get("required")).hasSameSizeAs(node.get("properties"));
    }
  }

  private static String text() throws IOException {
    return Files.readString(Path.of("../../schemas/report.schema.json"));
  }
}
