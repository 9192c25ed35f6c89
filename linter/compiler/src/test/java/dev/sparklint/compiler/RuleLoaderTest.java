package dev.sparklint.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sparklint.rules.Rule;
import dev.sparklint.rules.RuleException;
import dev.sparklint.rules.RuleException.Mistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every mistake of a rule's author has its place and says what would be right. */
class RuleLoaderTest {

  private static final String RULE =
      """
      id: heap-small
      title: Heap is small
      severity: warning
      since: 0.1.0
      for: {workload: workloads}
      require: workload.driver.heap >= memory("2g")
      at: [workload.driver.heap, workload]
      message: heap is {workload.driver.heap}
      why: it dies
      help: raise it
      evidence: {kind: belief, note: ours}
      """;

  @TempDir Path folder;

  @Test
  void loads_a_rule_without_registration() throws Exception {
    write("house/heap-small", RULE);
    List<Rule> rules = RuleLoader.users(folder);
    assertThat(rules).extracting(Rule::id).containsExactly("heap-small");
    assertThat(rules).extracting(Rule::category).containsExactly("house");
  }

  @Test
  void points_at_a_misspelt_fact() throws IOException {
    write(
        "house/heap-small",
        RULE.replace("require: workload.driver.heap", "require: workload.driver.haep"));
    assertThat(mistakes()).hasSize(1);
    assertThat(mistakes().get(0)).startsWith("rule.yaml:6:26: ").contains("haep").contains("heap");
  }

  @Test
  void points_into_a_folded_scalar() throws IOException {
    write(
        "house/heap-small",
        RULE.replace(
            "require: workload.driver.heap >= memory(\"2g\")",
            "require: >-\n  workload.streaming\n  && workload.driver.hepa >= memory(\"2g\")"));
    assertThat(mistakes().get(0)).startsWith("rule.yaml:8:22: ").contains("hepa");
  }

  @Test
  void points_into_a_template() throws IOException {
    write(
        "house/heap-small",
        RULE.replace("heap is {workload.driver.heap}", "heap is {workload.diver.heap}"));
    assertThat(mistakes().get(0)).startsWith("rule.yaml:8:28: ").contains("diver");
  }

  @Test
  void refuses_a_size_without_unit_and_a_condition_that_is_none() throws IOException {
    write("house/heap-small", RULE.replace("memory(\"2g\")", "2"));
    write("house/other", RULE.replace("heap-small", "other").replace(" >= memory(\"2g\")", ""));
    assertThat(mistakes()).hasSize(2).allMatch(mistake -> mistake.startsWith("rule.yaml:6:"));
  }

  @Test
  void refuses_what_the_schema_does_not_know() throws IOException {
    write("house/heap-small", RULE + "severty: error\n");
    write(
        "house/other",
        RULE.replace("heap-small", "other").replace("severity: warning", "severity: fatal"));
    assertThat(mistakes()).anyMatch(mistake -> mistake.contains("severty"));
    assertThat(mistakes()).anyMatch(mistake -> mistake.startsWith("rule.yaml:3:11: "));
  }

  @Test
  void refuses_an_id_that_is_not_the_folders() throws IOException {
    write("house/heap-tiny", RULE);
    assertThat(mistakes())
        .containsExactly("rule.yaml:1:1: id 'heap-small' differs from its folder 'heap-tiny'");
  }

  @Test
  void refuses_an_id_twice() throws IOException {
    write("house/heap-small", RULE);
    write("hut/heap-small", RULE);
    assertThat(mistakes())
        .hasSize(1)
        .allMatch(mistake -> mistake.endsWith("two rules are called heap-small"));
  }

  @Test
  void refuses_a_brace_that_is_not_closed() throws IOException {
    write("house/heap-small", RULE.replace("{workload.driver.heap}", "{workload.driver.heap"));
    assertThat(mistakes()).containsExactly("rule.yaml:8:10: a brace is not closed");
  }

  @Test
  void refuses_an_unknown_collection() throws IOException {
    write("house/heap-small", RULE.replace("{workload: workloads}", "{workload: workload}"));
    assertThat(mistakes()).isNotEmpty().allMatch(mistake -> mistake.startsWith("rule.yaml:"));
  }

  @Test
  void refuses_broken_yaml_and_an_empty_folder() throws IOException {
    assertThat(mistakes())
        .hasSize(1)
        .allMatch(mistake -> mistake.contains("holds no <category>/<rule-id>/rule.yaml"));
    write("house/heap-small", "id: \"heap\nfoo");
    assertThat(mistakes()).hasSize(1).allMatch(mistake -> mistake.startsWith("rule.yaml:1:5: "));
  }

  private void write(String rule, String text) throws IOException {
    Path file = folder.resolve(rule).resolve("rule.yaml");
    Files.createDirectories(folder.resolve(rule));
    Files.writeString(file, text);
  }

  private List<String> mistakes() {
    RuleException wrong = catchThrowableOfType(RuleException.class, () -> RuleLoader.users(folder));
    assertThat(wrong).isNotNull();
    return wrong.mistakes().stream().map(RuleLoaderTest::shown).toList();
  }

  private static String shown(Mistake mistake) {
    String text = mistake.toString();
    int name = text.indexOf("rule.yaml:");
    return name < 0 ? text : text.substring(name);
  }
}
