package dev.sparklint.compiler;

import dev.sparklint.compiler.expression.ExpressionCompiler;
import dev.sparklint.compiler.expression.FactSchema;
import dev.sparklint.facts.Facts;
import dev.sparklint.rules.Rule;
import dev.sparklint.rules.RuleException;
import dev.sparklint.rules.RuleException.Mistake;
import dev.sparklint.text.Place;
import dev.sparklint.text.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds and compiles every {@code <category>/<id>/rule.yaml} below a folder; nothing is registered.
 */
public final class RuleLoader {

  private final Path directory;
  private final boolean ours;
  private final List<Mistake> mistakes = new ArrayList<>();
  private final List<Rule> rules = new ArrayList<>();

  private RuleLoader(Path directory, boolean ours) {
    this.directory = directory;
    this.ours = ours;
  }

  /**
   * The rules of the repository, in id order; each points to its page.
   *
   * @throws RuleException if one is wrong, with every mistake of every rule
   */
  public static List<Rule> ours(Path directory) throws IOException, RuleException {
    return new RuleLoader(directory, true).load();
  }

  /**
   * A user's own rules, in id order.
   *
   * @throws RuleException if there is none or one is wrong, with every mistake of every rule
   */
  public static List<Rule> users(Path directory) throws IOException, RuleException {
    return new RuleLoader(directory, false).load();
  }

  private List<Rule> load() throws IOException, RuleException {
    RuleFileReader reader = new RuleFileReader();
    FactSchema schema = FactSchema.of(List.of(Facts.class));
    ExpressionCompiler compiler = new ExpressionCompiler(schema);
    List<Path> files = files();
    for (Path file : files) {
      RuleFile ruleFile = reader.read(file, mistakes);
      if (ruleFile != null) {
        add(file, ruleFile, new RuleBuilder(compiler, schema, ruleFile));
      }
    }
    if (files.isEmpty()) {
      mistakes.add(
          new Mistake(
              new Place(directory.toString(), Span.at(1, 1)),
              "holds no <category>/<rule-id>/rule.yaml"));
    }
    checkUnique();
    if (!mistakes.isEmpty()) {
      throw new RuleException(mistakes);
    }
    rules.sort(Comparator.comparing(Rule::id));
    return rules;
  }

  private void add(Path file, RuleFile ruleFile, RuleBuilder builder) {
    Path absolute = file.toAbsolutePath().normalize();
    int depth = absolute.getNameCount();
    String category = depth < 3 ? "" : absolute.getName(depth - 3).toString();
    String folder = depth < 2 ? "" : absolute.getName(depth - 2).toString();
    String id = ruleFile.text("id");
    if (!id.equals(folder)) {
      ruleFile.mistake("id '" + id + "' differs from its folder '" + folder + "'");
    }
    Rule rule = builder.build(category, ours ? "rules/" + category + "/" + id : "");
    if (rule != null) {
      rules.add(rule);
    }
  }

  private void checkUnique() {
    Set<String> ids = new TreeSet<>();
    for (Rule rule : rules) {
      if (!ids.add(rule.id())) {
        Place place = new Place(directory.toString(), Span.at(1, 1));
        mistakes.add(new Mistake(place, "two rules are called " + rule.id()));
      }
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> walk = Files.walk(directory, 3)) {
      return walk.filter(path -> path.endsWith("rule.yaml")).sorted().toList();
    }
  }
}
