package dev.sparklint.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sparklint.lint.RuleExamples;
import dev.sparklint.render.Renderer;
import dev.sparklint.renderers.Renderers;
import dev.sparklint.rules.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Each rule is proven by its own examples. */
class RuleExamplesTest {

  private static final Renderer CHARTS = new Renderers(System.getenv());

  @AfterAll
  static void close() {
    CHARTS.close();
  }

  @TestFactory
  List<DynamicNode> examples() {
    List<Rule> rules = Repository.rules();
    RuleExamples examples = new RuleExamples(rules, Repository.RULES, CHARTS);
    List<DynamicNode> all = new ArrayList<>();
    for (Rule rule : rules) {
      List<DynamicNode> own = new ArrayList<>();
      for (RuleExamples.Outcome outcome : outcomes(examples, rule)) {
        own.add(
            dynamicTest(
                outcome.example(),
                () -> assertThat(outcome.explanation()).as(outcome.example()).isEmpty()));
      }
      all.add(dynamicContainer(rule.id(), own));
    }
    return all;
  }

  private static List<RuleExamples.Outcome> outcomes(RuleExamples examples, Rule rule) {
    try {
      return examples.run(rule, false);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
