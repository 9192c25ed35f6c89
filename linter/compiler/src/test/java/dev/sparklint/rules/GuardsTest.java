package dev.sparklint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparklint.compiler.RuleLoader;
import dev.sparklint.facts.Assumptions;
import dev.sparklint.facts.Facts;
import dev.sparklint.facts.WorkloadAssembler;
import dev.sparklint.model.FileModel;
import dev.sparklint.read.FileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What is decided early changes no finding and no error of any rule, on any example of any rule.
 */
class GuardsTest {

  private static final Path RULES = Path.of("../../rules").toAbsolutePath().normalize();

  @Test
  void change_no_finding() throws Exception {
    List<Rule> rules = RuleLoader.ours(RULES);
    int findings = 0;
    for (Map.Entry<Path, List<FileModel>> example : examples().entrySet()) {
      Facts facts = WorkloadAssembler.assemble(example.getValue(), Assumptions.NONE);
      for (Rule rule : rules) {
        RuleEvaluator.Outcome expected = RuleEvaluator.evaluate(rule, facts, Guards.none(rule));
        assertThat(RuleEvaluator.evaluate(rule, facts))
            .as("%s on %s", rule.id(), example.getKey())
            .isEqualTo(expected);
        findings += expected.findings().size();
      }
    }
    assertThat(findings).isGreaterThan(1_000);
  }

  /** The files of each folder of examples together: settings of many meet rules of all. */
  private static Map<Path, List<FileModel>> examples() throws IOException {
    Map<Path, List<FileModel>> byFolder = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(RULES)) {
      for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
        Path examples = file;
        while (examples != null && !String.valueOf(examples.getFileName()).equals("examples")) {
          examples = examples.getParent();
        }
        if (examples != null && !file.toString().endsWith(".expected")) {
          String path = examples.relativize(file).toString();
          byFolder
              .computeIfAbsent(examples, folder -> new ArrayList<>())
              .add(FileReader.read(path, Files.readAllBytes(file)));
        }
      }
    }
    return byFolder;
  }
}
