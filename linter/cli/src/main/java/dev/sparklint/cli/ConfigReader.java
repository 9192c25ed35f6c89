package dev.sparklint.cli;

import dev.sparklint.facts.Assumptions;
import dev.sparklint.lint.Config;
import dev.sparklint.lint.Level;
import dev.sparklint.model.Conf;
import dev.sparklint.model.ConfEntry;
import dev.sparklint.read.ReadProblem;
import dev.sparklint.read.yaml.YamlEntry;
import dev.sparklint.read.yaml.YamlMapping;
import dev.sparklint.read.yaml.YamlNode;
import dev.sparklint.read.yaml.YamlReader;
import dev.sparklint.read.yaml.YamlScalar;
import dev.sparklint.read.yaml.YamlSequence;
import dev.sparklint.read.yaml.YamlText;
import dev.sparklint.text.DecodedText;
import dev.sparklint.text.Located;
import dev.sparklint.text.Nearest;
import dev.sparklint.text.Place;
import dev.sparklint.text.Span;
import dev.sparklint.text.TextDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code .sparklint.yaml}. Its shape is {@code schemas/config.schema.json}; a test holds the
 * two together.
 */
final class ConfigReader {

  private static final List<String> KEYS =
      List.of("rules", "include", "exclude", "overrides", "rule-directories", "assume");
  private static final List<String> LEVELS = List.of("off", "info", "warning", "error");

  private final String name;
  private final List<String> mistakes = new ArrayList<>();

  private ConfigReader(String name) {
    this.name = name;
  }

  /**
   * What the file says.
   *
   * @param name of the file as people should see it
   * @throws CliException with every mistake and its place
   */
  static Config read(String name, byte[] bytes) throws CliException {
    ConfigReader reader = new ConfigReader(name);
    Config config = reader.read(bytes);
    if (!reader.mistakes.isEmpty()) {
      throw new CliException("the configuration is wrong\n" + String.join("\n", reader.mistakes));
    }
    return config;
  }

  private Config read(byte[] bytes) {
    DecodedText decoded = TextDecoder.decode(bytes);
    String problem = decoded.problem();
    if (problem != null) {
      mistake(decoded.place(), problem);
      return Config.DEFAULT;
    }
    YamlText yaml = YamlReader.read(decoded.text());
    for (ReadProblem wrong : yaml.problems()) {
      mistake(wrong.span(), wrong.message());
    }
    if (yaml.documents().size() > 1) {
      mistake(yaml.documents().get(1).span(), "a configuration is one document");
    }
    YamlNode root = yaml.documents().isEmpty() ? null : yaml.documents().get(0).root();
    if (root == null || (root instanceof YamlScalar scalar && scalar.isNull())) {
      return Config.DEFAULT;
    }
    YamlMapping map = mapping(root, "the configuration");
    checkKeys(map, KEYS);
    return new Config(
        levels(map.get("rules")),
        strings(map.get("include"), "include"),
        strings(map.get("exclude"), "exclude"),
        strings(map.get("rule-directories"), "rule-directories"),
        overrides(map.get("overrides")),
        assumptions(map.get("assume")));
  }

  private Map<String, Level> levels(@Nullable YamlNode node) {
    Map<String, Level> levels = new HashMap<>();
    if (isAbsent(node)) {
      return levels;
    }
    for (YamlEntry entry : mapping(node, "rules").entries()) {
      String rule = text(entry.key());
      // YAML 1.1 takes a bare off for false; people mean the word.
      Level level = entry.value() instanceof YamlScalar word ? Level.parse(word.text()) : null;
      if (level == null) {
        mistake(entry.value().span(), "a severity is one of " + String.join(", ", LEVELS));
      } else {
        levels.put(rule, level);
      }
    }
    return levels;
  }

  private List<Config.PathRules> overrides(@Nullable YamlNode node) {
    List<Config.PathRules> overrides = new ArrayList<>();
    for (YamlNode item : items(node, "overrides")) {
      YamlMapping map = mapping(item, "an override");
      checkKeys(map, List.of("paths", "rules"));
      if (map.get("paths") == null || map.get("rules") == null) {
        mistake(item.span(), "an override has paths and rules");
      }
      overrides.add(
          new Config.PathRules(strings(map.get("paths"), "paths"), levels(map.get("rules"))));
    }
    return overrides;
  }

  private Assumptions assumptions(@Nullable YamlNode node) {
    if (isAbsent(node)) {
      return Assumptions.NONE;
    }
    YamlMapping map = mapping(node, "assume");
    checkKeys(map, List.of("spark-version", "conf"));
    YamlNode version = map.get("spark-version");
    String text = version instanceof YamlScalar scalar ? scalar.text() : null;
    if (version != null && (text == null || !text.matches("[2-9]\\.\\d+(\\.\\d+)?"))) {
      mistake(version.span(), "a version of Spark looks like 3.5 or 3.5.3");
    }
    return new Assumptions(text, conf(map.get("conf")));
  }

  private @Nullable Conf conf(@Nullable YamlNode node) {
    if (isAbsent(node)) {
      return null;
    }
    YamlMapping map = mapping(node, "conf");
    List<ConfEntry> entries = new ArrayList<>();
    for (YamlEntry entry : map.entries()) {
      if (entry.value() instanceof YamlScalar value && text(entry.key()).startsWith("spark.")) {
        entries.add(
            new ConfEntry(
                new Located<>(text(entry.key()), place(entry.key())),
                new Located<>(value.text(), place(value))));
      } else {
        mistake(entry.key().span(), "conf maps keys that start with spark. to values");
      }
    }
    return new Conf(Conf.Kind.MAP, place(map), entries);
  }

  private void checkKeys(YamlMapping map, List<String> known) {
    for (YamlEntry entry : map.entries()) {
      String key = text(entry.key());
      if (!known.contains(key)) {
        String nearest = Nearest.of(key, known);
        String hint =
            nearest.isEmpty()
                ? "it can be " + String.join(", ", known)
                : "did you mean " + nearest + "?";
        mistake(entry.key().span(), "no setting is called '" + key + "'; " + hint);
      }
    }
    for (YamlEntry entry : map.duplicates()) {
      mistake(entry.key().span(), "'" + text(entry.key()) + "' stands twice");
    }
  }

  private List<String> strings(@Nullable YamlNode node, String key) {
    List<String> strings = new ArrayList<>();
    for (YamlNode item : items(node, key)) {
      if (item instanceof YamlScalar scalar && !scalar.isNull()) {
        strings.add(scalar.text());
      } else {
        mistake(item.span(), key + " is a list of texts");
      }
    }
    return strings;
  }

  private List<YamlNode> items(@Nullable YamlNode node, String key) {
    if (isAbsent(node)) {
      return List.of();
    }
    if (node instanceof YamlSequence sequence) {
      return sequence.items();
    }
    mistake(node == null ? Span.at(1, 1) : node.span(), key + " is a list");
    return List.of();
  }

  private YamlMapping mapping(@Nullable YamlNode node, String what) {
    if (node instanceof YamlMapping mapping) {
      return mapping;
    }
    Span span = node == null ? Span.at(1, 1) : node.span();
    mistake(span, what + " is a map");
    return new YamlMapping(List.of(), null, span);
  }

  private static boolean isAbsent(@Nullable YamlNode node) {
    return node == null || (node instanceof YamlScalar scalar && scalar.isNull());
  }

  private static String text(YamlNode node) {
    return node instanceof YamlScalar scalar ? scalar.text() : "";
  }

  private Place place(YamlNode node) {
    return new Place(name, node.span());
  }

  private void mistake(Span span, String message) {
    mistakes.add(name + ":" + span.line() + ":" + span.column() + ": " + message);
  }
}
