package dev.sparklint.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparklint.compiler.RuleLoader;
import dev.sparklint.findings.Finding;
import dev.sparklint.render.Renderer;
import dev.sparklint.rules.Rule;
import dev.sparklint.rules.RuleEvaluator;
import dev.sparklint.rules.RuleException;
import dev.sparklint.source.MemorySource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every rule with one small mistake at a time: the examples of all rules have to notice. {@code
 * -Dmutants=F} writes those that nobody notices to a file.
 */
final class MutationTest {

  private static final Path RULES = Path.of("../../rules");

  private static final double ENOUGH = 0.95;

  private static final LintOptions OPTIONS =
      LintOptions.DEFAULT.withMaxBytes(32 << 10).withTargetSpark("4.1").withRenderer(Renderer.NONE);

  /**
   * What is held against a rule.
   *
   * @param exact whether places and messages count too, as in an {@code .expected}; of a variation
   *     severities alone
   */
  private record Example(List<World> worlds, boolean exact) {}

  @Test
  void examples_notice_small_mistakes() throws IOException, RuleException {
    List<String> survivors = new ArrayList<>();
    List<Rule> rules = RuleLoader.ours(RULES);
    List<Example> examples = new ArrayList<>();
    for (Rule rule : rules) {
      examples.addAll(examples(rule));
      examples.addAll(variations(rule));
    }
    int all = 0;
    for (Rule rule : rules) {
      // What is about files that cannot be read, or about comments, has hardly an expression.
      if (rule.category().equals("files")) {
        continue;
      }
      List<String> right = said(rule, examples);
      for (Mutants.Mutant mutant : Mutants.of(rule)) {
        all++;
        if (said(mutant.rule(), examples).equals(right)) {
          survivors.add(rule.id() + ": " + mutant.what());
        }
      }
    }
    double caught = 1.0 - (double) survivors.size() / all;
    System.out.printf("%d mutants, %.1f %% noticed%n", all, 100 * caught);
    String file = System.getProperty("mutants");
    if (file != null) {
      Files.write(Path.of(file), survivors);
    }
    assertThat(caught).isGreaterThanOrEqualTo(ENOUGH);
  }

  private static List<String> said(Rule rule, List<Example> examples) {
    List<String> said = new ArrayList<>();
    for (Example example : examples) {
      for (World world : example.worlds()) {
        RuleEvaluator.Outcome outcome = RuleEvaluator.evaluate(rule, world.facts());
        for (Finding finding : outcome.findings()) {
          said.add(
              example.exact()
                  ? finding.place() + " " + finding.severity() + " " + finding.message()
                  : finding.severity().word());
        }
        said.addAll(outcome.errors());
        said.add("");
      }
    }
    return said;
  }

  private static List<Example> examples(Rule rule) throws IOException {
    List<Example> examples = new ArrayList<>();
    Path folder = RULES.resolve(rule.category()).resolve(rule.id()).resolve("examples");
    try (Stream<Path> all = Files.list(folder)) {
      for (Path example : all.sorted().toList()) {
        if (!example.toString().endsWith(".expected")) {
          examples.add(new Example(worlds(files(example)), true));
        }
      }
    }
    return examples;
  }

  private static List<Example> variations(Rule rule) throws IOException {
    List<Example> examples = new ArrayList<>();
    Path folder = RULES.resolve(rule.category()).resolve(rule.id());
    for (Variation variation : Variation.of(folder)) {
      String[] names = variation.example().split("/", 2);
      Map<String, byte[]> files = files(folder.resolve("examples").resolve(names[0]));
      String text =
          new String(
              Objects.requireNonNull(files.get(names[names.length - 1])), StandardCharsets.UTF_8);
      files.put(names[names.length - 1], variation.applied(text).getBytes(StandardCharsets.UTF_8));
      examples.add(new Example(worlds(files), false));
    }
    return examples;
  }

  private static List<World> worlds(Map<String, byte[]> files) {
    TreeReader.Tree tree =
        new TreeReader(new MemorySource(files), OPTIONS, ModelReader.PLAIN).read();
    return World.of(tree, OPTIONS.config().assume());
  }

  private static Map<String, byte[]> files(Path example) throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    try (Stream<Path> walk = Files.walk(example)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        Path name = file.equals(example) ? file.getFileName() : example.relativize(file);
        files.put(String.valueOf(name), Files.readAllBytes(file));
      }
    }
    return files;
  }
}
