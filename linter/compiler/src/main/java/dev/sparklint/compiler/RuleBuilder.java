package dev.sparklint.compiler;

import dev.sparklint.compiler.expression.CompiledExpression;
import dev.sparklint.compiler.expression.Declaration;
import dev.sparklint.compiler.expression.ExpressionCompiler;
import dev.sparklint.compiler.expression.ExpressionException;
import dev.sparklint.compiler.expression.FactSchema;
import dev.sparklint.compiler.expression.FactType;
import dev.sparklint.compiler.expression.Type;
import dev.sparklint.expression.Constant;
import dev.sparklint.expression.Expression;
import dev.sparklint.facts.Facts;
import dev.sparklint.findings.Edit;
import dev.sparklint.findings.Severity;
import dev.sparklint.read.yaml.YamlEntry;
import dev.sparklint.read.yaml.YamlMapping;
import dev.sparklint.read.yaml.YamlNode;
import dev.sparklint.read.yaml.YamlScalar;
import dev.sparklint.read.yaml.YamlSequence;
import dev.sparklint.rules.Rule;
import dev.sparklint.rules.Rule.Binding;
import dev.sparklint.rules.Rule.EditTemplate;
import dev.sparklint.rules.Rule.RelatedTemplate;
import dev.sparklint.rules.Rule.RuleText;
import dev.sparklint.rules.Rule.SeverityCase;
import dev.sparklint.rules.SparkRange;
import dev.sparklint.rules.Template;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a rule out of a rule file that its schema has accepted. */
final class RuleBuilder {

  private final ExpressionCompiler compiler;
  private final RuleFile file;
  private final List<Declaration> variables = new ArrayList<>();
  private int frameSize;

  RuleBuilder(ExpressionCompiler compiler, FactSchema schema, RuleFile file) {
    this.compiler = compiler;
    this.file = file;
    FactType facts = schema.find("Facts");
    for (String collection : Facts.COLLECTIONS) {
      FactType.Field field = facts == null ? null : facts.field(collection);
      if (field == null) {
        throw new IllegalStateException("Facts has no collection " + collection);
      }
      variables.add(new Declaration(collection, field.type()));
    }
  }

  /**
   * Compiles the rule; what is wrong is noted in the file.
   *
   * @param docs page of the rule, or empty
   * @return null if something is wrong
   */
  @Nullable Rule build(String category, String docs) {
    int before = file.mistakes().size();
    List<Binding> bindings = bindings();
    YamlScalar when = file.scalar("when");
    Expression condition = when == null ? null : condition(when);
    Expression require = condition(scalar("require"));
    SparkRange spark = SparkRange.parse(file.text("spark"));
    if (spark == null) {
      file.mistake(scalar("spark"), "is no range of versions such as >=3.0 <4.0");
      spark = SparkRange.ALL;
    }
    Rule rule =
        new Rule(
            file.text("id"),
            category,
            file.text("title"),
            collection(),
            severity(),
            severityCases(),
            spark,
            bindings,
            condition,
            require,
            expressions("at"),
            template(file.scalar("label")),
            related(),
            template(file.scalar("message")),
            template(file.scalar("sum")),
            firstParagraph(file.scalar("why")),
            template(file.scalar("help")),
            edits(),
            strings("silences"),
            texts(),
            docs,
            frameSize);
    return file.mistakes().size() == before ? rule : null;
  }

  private RuleText texts() {
    YamlNode evidence = file.root().get("evidence");
    String note =
        evidence instanceof YamlMapping mapping && mapping.get("note") instanceof YamlScalar text
            ? text.text().strip()
            : "";
    String kind =
        evidence instanceof YamlMapping mapping && mapping.get("kind") instanceof YamlScalar word
            ? word.text()
            : "";
    return new RuleText(
        file.text("since"),
        file.text("why"),
        file.text("help"),
        Evidence.of(kind).with(note),
        file.text("false-positives"),
        strings("references"));
  }

  private List<Binding> bindings() {
    List<Binding> bindings = new ArrayList<>();
    for (YamlEntry entry : file.entries("for")) {
      String name = entry.key() instanceof YamlScalar key ? key.text() : "";
      if (entry.value() instanceof YamlScalar text) {
        CompiledExpression list = compile(text, text.text(), 0, Kind.LIST);
        Type element = list == null ? null : list.type().element();
        if (list != null && element != null) {
          bindings.add(new Binding(name, list.expression()));
          variables.add(new Declaration(name, element));
        }
      }
    }
    return bindings;
  }

  /** The collection that the first binding names; it tells when the rule can run. */
  private String collection() {
    List<YamlEntry> entries = file.entries("for");
    YamlNode first = entries.isEmpty() ? null : entries.get(0).value();
    String text = first instanceof YamlScalar scalar ? scalar.text().strip() : "";
    if (first != null && !Facts.COLLECTIONS.contains(text)) {
      file.mistake(
          first, "the first variable runs over one of " + String.join(", ", Facts.COLLECTIONS));
    }
    return text;
  }

  private Severity severity() {
    YamlNode node = file.root().get("severity");
    YamlNode word = node instanceof YamlMapping cases ? cases.get("default") : node;
    return severity(word instanceof YamlScalar scalar ? scalar.text() : "");
  }

  private List<SeverityCase> severityCases() {
    List<SeverityCase> cases = new ArrayList<>();
    for (YamlEntry entry : file.entries("severity")) {
      String word = entry.key() instanceof YamlScalar key ? key.text() : "";
      if (!word.equals("default") && entry.value() instanceof YamlScalar condition) {
        cases.add(new SeverityCase(severity(word), condition(condition)));
      }
    }
    return cases;
  }

  private static Severity severity(String word) {
    for (Severity severity : Severity.values()) {
      if (severity.word().equals(word)) {
        return severity;
      }
    }
    throw new IllegalStateException("the schema lets no other severity through: " + word);
  }

  private List<Expression> expressions(String key) {
    List<Expression> expressions = new ArrayList<>();
    for (YamlScalar scalar : file.scalars(key)) {
      expressions.add(expression(scalar, Kind.ANY));
    }
    return expressions;
  }

  private List<RelatedTemplate> related() {
    List<RelatedTemplate> related = new ArrayList<>();
    for (YamlMapping item : mappings("related")) {
      if (item.get("at") instanceof YamlScalar at) {
        YamlNode message = item.get("message");
        related.add(
            new RelatedTemplate(
                expression(at, Kind.ANY),
                template(message instanceof YamlScalar scalar ? scalar : null)));
      }
    }
    return related;
  }

  private List<EditTemplate> edits() {
    List<EditTemplate> edits = new ArrayList<>();
    for (YamlMapping item : mappings("edits")) {
      for (Edit.Kind kind : Edit.Kind.values()) {
        if (item.get(kind.word()) instanceof YamlScalar at) {
          YamlNode text = item.get(kind == Edit.Kind.INSERT_AFTER ? "line" : "with");
          edits.add(
              new EditTemplate(
                  kind,
                  expression(at, Kind.ANY),
                  template(text instanceof YamlScalar s ? s : null),
                  !(item.get("unsafe") instanceof YamlScalar unsafe
                      && unsafe.text().equals("true"))));
        }
      }
    }
    return edits;
  }

  private List<YamlMapping> mappings(String key) {
    List<YamlMapping> mappings = new ArrayList<>();
    if (file.root().get(key) instanceof YamlSequence sequence) {
      for (YamlNode item : sequence.items()) {
        if (item instanceof YamlMapping mapping) {
          mappings.add(mapping);
        }
      }
    }
    return mappings;
  }

  private List<String> strings(String key) {
    List<String> strings = new ArrayList<>();
    file.scalars(key).forEach(scalar -> strings.add(scalar.text()));
    return strings;
  }

  private Template template(@Nullable YamlScalar scalar) {
    if (scalar == null) {
      return Template.EMPTY;
    }
    try {
      TemplateParser.Parsed parsed = TemplateParser.parse(scalar.text().strip());
      List<Expression> values = new ArrayList<>();
      int indent = scalar.text().length() - scalar.text().stripLeading().length();
      for (TemplateParser.Hole hole : parsed.holes()) {
        CompiledExpression value =
            compile(scalar, hole.expression(), indent + hole.offset(), Kind.PRINTABLE);
        values.add(value == null ? nothing() : value.expression());
      }
      return new Template(parsed.texts(), values);
    } catch (IllegalArgumentException unbalanced) {
      file.mistake(scalar, String.valueOf(unbalanced.getMessage()));
      return Template.EMPTY;
    }
  }

  /** The consequence, which every report shows; what follows stands on the rule's page only. */
  private Template firstParagraph(@Nullable YamlScalar scalar) {
    Template whole = template(scalar);
    List<String> texts = new ArrayList<>();
    for (String text : whole.texts()) {
      int end = text.indexOf("\n\n");
      texts.add(end < 0 ? text : text.substring(0, end));
      if (end >= 0) {
        break;
      }
    }
    return new Template(texts, whole.values().subList(0, texts.size() - 1));
  }

  private Expression condition(YamlScalar scalar) {
    return expression(scalar, Kind.CONDITION);
  }

  private Expression expression(YamlScalar scalar, Kind kind) {
    CompiledExpression compiled = compile(scalar, scalar.text(), 0, kind);
    return compiled == null ? nothing() : compiled.expression();
  }

  /** Stands where a mistake was noted; the rule is never used. */
  private static Expression nothing() {
    return new Constant(false, 0);
  }

  private YamlScalar scalar(String key) {
    YamlScalar scalar = file.scalar(key);
    if (scalar == null) {
      throw new IllegalStateException("the schema lets no rule through without " + key);
    }
    return scalar;
  }

  private enum Kind {
    CONDITION,
    LIST,
    PRINTABLE,
    ANY
  }

  /**
   * Compiles one expression.
   *
   * @param offset where the expression starts in the scalar's text
   * @return null if it is wrong, with the mistakes noted at their places
   */
  private @Nullable CompiledExpression compile(
      YamlScalar scalar, String text, int offset, Kind kind) {
    try {
      CompiledExpression compiled =
          switch (kind) {
            case CONDITION -> compiler.compile(text, variables, Type.BOOL);
            case LIST -> compiler.compileList(text, variables);
            case PRINTABLE -> compiler.compilePrintable(text, variables);
            case ANY -> compiler.compile(text, variables);
          };
      frameSize = Math.max(frameSize, compiled.frameSize());
      return compiled;
    } catch (ExpressionException wrong) {
      String before = scalar.text().substring(0, offset);
      int lines = (int) before.chars().filter(c -> c == '\n').count();
      int lastLine = before.codePointCount(before.lastIndexOf('\n') + 1, before.length());
      wrong
          .mistakes()
          .forEach(
              mistake ->
                  file.mistake(
                      scalar,
                      mistake.line() + lines,
                      mistake.column() + (mistake.line() == 1 ? lastLine : 0),
                      mistake.message()));
      return null;
    }
  }
}
