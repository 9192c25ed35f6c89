package dev.sparklint.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparklint.compiler.expression.Declaration;
import dev.sparklint.compiler.expression.DifferentialOracle;
import dev.sparklint.compiler.expression.ExpressionCompiler;
import dev.sparklint.compiler.expression.FactSchema;
import dev.sparklint.compiler.expression.FactType;
import dev.sparklint.expression.Evaluator;
import dev.sparklint.facts.Effective;
import dev.sparklint.facts.Fact;
import dev.sparklint.facts.Facts;
import dev.sparklint.read.yaml.YamlEntry;
import dev.sparklint.read.yaml.YamlMapping;
import dev.sparklint.read.yaml.YamlNode;
import dev.sparklint.read.yaml.YamlScalar;
import dev.sparklint.read.yaml.YamlSequence;
import dev.sparklint.rules.Rule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Every expression of every rule gives what dev.cel's own runtimes give, on examples and random
 * facts.
 */
class RulesDifferentialTest {

  private static final int RANDOM_TREES = 1;

  /** Each comparison asks two runtimes, which is slow; few bindings of a world differ in kind. */
  private static final int BINDINGS_IN_A_WORLD = 2;

  private static final FactSchema SCHEMA = FactSchema.of(List.of(Facts.class));

  private final DifferentialOracle oracle = new DifferentialOracle(SCHEMA);
  private final ExpressionCompiler compiler = new ExpressionCompiler(SCHEMA);
  private int comparisons;
  private int left;

  @Test
  void agrees_with_cel_on_every_rule() throws IOException {
    List<Facts> random = new ArrayList<>();
    for (long seed = 1; seed <= RANDOM_TREES; seed++) {
      random.add(FactsOf.texts(new RandomWorkloads(seed).files()));
    }
    Map<Path, Facts> examples = FactsOf.examples();
    RuleFileReader reader = new RuleFileReader();
    for (Rule rule : Repository.rules()) {
      RuleFile file =
          Objects.requireNonNull(
              reader.read(Repository.folder(rule).resolve("rule.yaml"), new ArrayList<>()));
      List<Facts> worlds = new ArrayList<>(random);
      examples.forEach(
          (path, facts) -> {
            if (path.startsWith(Repository.folder(rule))) {
              worlds.add(facts);
            }
          });
      compareRule(file, worlds);
    }
    assertThat(comparisons).isGreaterThan(500);
    assertThat(oracle.count(DifferentialOracle.Outcome.SAME_VALUE)).isGreaterThan(comparisons / 2);
  }

  @Test
  void facts_answer_what_they_document() throws IOException {
    for (Facts facts : FactsOf.examples().values()) {
      checkFact(facts, 0);
    }
  }

  private void checkFact(Fact fact, int depth) {
    assertThat(SCHEMA.disagreements(fact)).isEmpty();
    FactType type = Objects.requireNonNull(SCHEMA.find(fact.getClass().getSimpleName()));
    for (FactType.Field field : type.fields()) {
      Object value = fact.field(field.name());
      List<?> items = value instanceof List<?> list ? list : List.of(value);
      for (Object item : items) {
        if (item instanceof Fact inner && depth < 4) {
          checkFact(inner, depth + 1);
        }
      }
    }
  }

  private void compareRule(RuleFile file, List<Facts> worlds) {
    List<Declaration> roots = new ArrayList<>();
    FactType facts = Objects.requireNonNull(SCHEMA.find("Facts"));
    for (String collection : Facts.COLLECTIONS) {
      roots.add(
          new Declaration(collection, Objects.requireNonNull(facts.field(collection)).type()));
    }
    for (Facts world : worlds) {
      Object[] values = Facts.COLLECTIONS.stream().map(world::collection).toArray();
      left = BINDINGS_IN_A_WORLD;
      bind(file, file.entries("for"), 0, roots, values);
    }
  }

  /** Goes through the bindings as the rule's own evaluation does. */
  private void bind(
      RuleFile file,
      List<YamlEntry> bindings,
      int depth,
      List<Declaration> variables,
      Object[] values) {
    if (left == 0) {
      return;
    }
    if (depth == bindings.size()) {
      left--;
      for (String expression : expressions(file)) {
        oracle.check(expression, variables, values);
        comparisons++;
      }
      return;
    }
    String name = ((YamlScalar) bindings.get(depth).key()).text();
    String text = ((YamlScalar) bindings.get(depth).value()).text();
    var compiled = compiler.compileList(text, variables);
    Object list =
        Evaluator.evaluate(
            compiled.expression(),
            Arrays.copyOf(values, Math.max(values.length, compiled.frameSize())));
    List<Declaration> more = new ArrayList<>(variables);
    more.add(new Declaration(name, Objects.requireNonNull(compiled.type().element())));
    for (Object item : list instanceof List<?> items ? items : List.of()) {
      if (!(item instanceof Effective.Unknown<?>)) {
        Object[] next = Arrays.copyOf(values, values.length + 1);
        next[values.length] = item;
        bind(file, bindings, depth + 1, more, next);
      }
    }
  }

  /** All but the places, whose values are facts as often as not. */
  private static List<String> expressions(RuleFile file) {
    List<String> all = new ArrayList<>();
    for (String key : List.of("when", "require")) {
      if (file.scalar(key) != null) {
        all.add(file.text(key));
      }
    }
    for (YamlEntry entry : file.entries("severity")) {
      if (!((YamlScalar) entry.key()).text().equals("default")) {
        all.add(((YamlScalar) entry.value()).text());
      }
    }
    for (String key : List.of("label", "message", "sum", "why", "help", "related", "edits")) {
      addTemplates(file.root().get(key), all);
    }
    return all;
  }

  private static void addTemplates(
      @org.jspecify.annotations.Nullable YamlNode node, List<String> all) {
    if (node instanceof YamlScalar scalar) {
      TemplateParser.parse(scalar.text()).holes().forEach(hole -> all.add(hole.expression()));
    } else if (node instanceof YamlSequence sequence) {
      sequence.items().forEach(item -> addTemplates(item, all));
    } else if (node instanceof YamlMapping mapping) {
      addTemplates(mapping.get("message"), all);
      addTemplates(mapping.get("with"), all);
    }
  }
}
