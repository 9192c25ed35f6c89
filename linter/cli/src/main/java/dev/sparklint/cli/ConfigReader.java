package dev.sparklint.cli;

import dev.sparklint.facts.Assumptions;
import dev.sparklint.lint.Config;
import dev.sparklint.lint.Level;
import dev.sparklint.model.Conf;
import dev.sparklint.model.ConfEntry;
import dev.sparklint.read.yaml.YamlEntry;
import dev.sparklint.read.yaml.YamlMapping;
import dev.sparklint.read.yaml.YamlNode;
import dev.sparklint.read.yaml.YamlReader;
import dev.sparklint.read.yaml.YamlScalar;
import dev.sparklint.read.yaml.YamlSequence;
import dev.sparklint.read.yaml.YamlText;
import dev.sparklint.read.yaml.YamlType;
import dev.sparklint.render.ChartConfig;
import dev.sparklint.text.DecodedText;
import dev.sparklint.text.Located;
import dev.sparklint.text.Nearest;
import dev.sparklint.text.Place;
import dev.sparklint.text.ReadProblem;
import dev.sparklint.text.SourceText;
import dev.sparklint.text.Span;
import dev.sparklint.text.TextDecoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code .sparklint.yaml}. Its shape is {@code schemas/config.schema.json}; a test holds the
 * two together.
 */
final class ConfigReader {

  private static final List<String> KEYS =
      List.of("rules", "include", "exclude", "overrides", "rule-directories", "assume", "charts");
  private static final List<String> LEVELS = List.of("off", "info", "warning", "error");

  private final String name;
  private final List<Located<String>> mistakes = new ArrayList<>();
  private final List<Located<String>> rules = new ArrayList<>();
  private final List<Located<String>> ruleDirectories = new ArrayList<>();

  private ConfigReader(String name) {
    this.name = name;
  }

  /**
   * What the file says.
   *
   * @param name of the file as people should see it
   * @throws CliException with every mistake and its place
   */
  static ConfigText read(String name, byte[] bytes) throws CliException {
    ConfigReader reader = new ConfigReader(name);
    Config config = reader.read(bytes);
    refuse(reader.mistakes);
    return new ConfigText(config, reader.rules, reader.ruleDirectories);
  }

  /**
   * Throws if there are mistakes, with all of them in the order of their places.
   *
   * @param mistakes each a message and its place
   */
  static void refuse(List<Located<String>> mistakes) throws CliException {
    refuse("the configuration is wrong", mistakes);
  }

  /**
   * Throws if there are mistakes.
   *
   * @param what is wrong as a whole
   */
  static void refuse(String what, List<Located<String>> mistakes) throws CliException {
    if (mistakes.isEmpty()) {
      return;
    }
    List<Located<String>> sorted = new ArrayList<>(mistakes);
    sorted.sort(Comparator.comparing(Located::place));
    List<String> lines = new ArrayList<>(sorted.size());
    for (Located<String> mistake : sorted) {
      lines.add(mistake.place() + ": " + mistake.value());
    }
    throw new CliException(what, lines);
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
        globs(map.get("include"), "include"),
        globs(map.get("exclude"), "exclude"),
        ruleDirectories(map.get("rule-directories")),
        overrides(map.get("overrides")),
        assumptions(map.get("assume")),
        charts(map.get("charts")));
  }

  private Map<String, Level> levels(@Nullable YamlNode node) {
    Map<String, Level> levels = new HashMap<>();
    if (isAbsent(node)) {
      return levels;
    }
    YamlMapping map = mapping(node, "rules");
    checkDuplicates(map);
    for (YamlEntry entry : map.entries()) {
      String rule = text(entry.key());
      rules.add(new Located<>(rule, place(entry.key())));
      // YAML 1.1 takes a bare off for false; people mean the word.
      Level level = entry.value() instanceof YamlScalar word ? Level.parse(word.text()) : null;
      if (level == null) {
        mistake(entry.value().span(), noLevel(text(entry.value())));
      } else {
        levels.put(rule, level);
      }
    }
    return levels;
  }

  private static String noLevel(String word) {
    String nearest = Nearest.of(word, LEVELS);
    return nearest.isEmpty()
        ? "a severity is one of " + String.join(", ", LEVELS)
        : "no severity is called '" + word + "'; did you mean " + nearest + "?";
  }

  private List<String> globs(@Nullable YamlNode node, String key) {
    List<String> globs = new ArrayList<>();
    for (YamlScalar text : texts(node, key)) {
      if (text.text().isEmpty()) {
        continue;
      }
      try {
        new Glob(text.text());
        globs.add(text.text());
      } catch (PatternSyntaxException wrong) {
        mistake(text.span(), "'" + text.text() + "' is no glob: " + reason(wrong));
      }
    }
    return globs;
  }

  private static String reason(PatternSyntaxException wrong) {
    String reason = String.valueOf(wrong.getDescription());
    boolean unquoted = reason.endsWith("']") || reason.endsWith("'}");
    return reason.substring(0, 1).toLowerCase(Locale.ROOT)
        + reason.substring(1)
        + (unquoted ? "'" : "");
  }

  private List<String> ruleDirectories(@Nullable YamlNode node) {
    List<String> directories = new ArrayList<>();
    for (YamlScalar text : texts(node, "rule-directories")) {
      ruleDirectories.add(new Located<>(text.text(), place(text)));
      directories.add(text.text());
    }
    return directories;
  }

  private List<Config.PathRules> overrides(@Nullable YamlNode node) {
    List<Config.PathRules> overrides = new ArrayList<>();
    for (YamlNode item : items(node, "overrides")) {
      YamlMapping map = mapping(item, "an override");
      checkKeys(map, List.of("paths", "rules"));
      boolean complete = !isAbsent(map.get("paths")) && !isAbsent(map.get("rules"));
      if (item instanceof YamlMapping && !complete) {
        mistake(item.span(), "an override has paths and rules");
      }
      overrides.add(
          new Config.PathRules(globs(map.get("paths"), "paths"), levels(map.get("rules"))));
    }
    return overrides;
  }

  private List<ChartConfig> charts(@Nullable YamlNode node) {
    List<ChartConfig> charts = new ArrayList<>();
    for (YamlNode item : items(node, "charts")) {
      YamlMapping map = mapping(item, "a chart");
      checkKeys(map, List.of("path", "renders"));
      String path = map.get("path") instanceof YamlScalar text ? folder(text.text()) : "";
      if (path.isEmpty()) {
        mistake(item.span(), "a chart has a path");
        continue;
      }
      List<ChartConfig.NamedRender> renders = new ArrayList<>();
      for (YamlNode render : items(map.get("renders"), "renders")) {
        renders.add(render(mapping(render, "a render")));
      }
      charts.add(new ChartConfig(path, renders));
    }
    return charts;
  }

  private ChartConfig.NamedRender render(YamlMapping map) {
    checkKeys(map, List.of("name", "values", "set", "release", "namespace", "kubeVersion"));
    List<String> values = new ArrayList<>();
    for (YamlScalar file : texts(map.get("values"), "values")) {
      values.add(file.text());
    }
    Map<String, String> set = new LinkedHashMap<>();
    YamlNode single = map.get("set");
    if (!isAbsent(single)) {
      for (YamlEntry entry : mapping(single, "set").entries()) {
        set.put(text(entry.key()), text(entry.value()));
      }
    }
    return new ChartConfig.NamedRender(
        word(map, "name"),
        values,
        set,
        word(map, "release"),
        word(map, "namespace"),
        word(map, "kubeVersion"));
  }

  private static String word(YamlMapping map, String key) {
    YamlNode node = map.get(key);
    return node == null || isAbsent(node) ? "" : text(node);
  }

  private static String folder(String path) {
    String folder = path.startsWith("./") ? path.substring(2) : path;
    return folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder;
  }

  private Assumptions assumptions(@Nullable YamlNode node) {
    if (isAbsent(node)) {
      return Assumptions.NONE;
    }
    YamlMapping map = mapping(node, "assume");
    checkKeys(map, List.of("spark-version", "conf"));
    YamlNode version = map.get("spark-version");
    String text = version instanceof YamlScalar scalar ? sparkVersion(scalar.text()) : null;
    if (version != null && text == null) {
      mistake(version.span(), "a version of Spark looks like 3.5 or 3.5.3");
    }
    return new Assumptions(text, null, conf(map.get("conf")));
  }

  /** A version of Spark, {@code 4} being 4.0; null when the text is none. */
  static @Nullable String sparkVersion(String text) {
    if (!text.matches("[2-9](\\.\\d{1,3}){0,2}")) {
      return null;
    }
    return text.length() == 1 ? text + ".0" : text;
  }

  private @Nullable Conf conf(@Nullable YamlNode node) {
    if (isAbsent(node)) {
      return null;
    }
    YamlMapping map = mapping(node, "conf");
    checkDuplicates(map);
    List<ConfEntry> entries = new ArrayList<>();
    for (YamlEntry entry : map.entries()) {
      boolean named = text(entry.key()).startsWith("spark.") && text(entry.key()).length() > 6;
      if (named && entry.value() instanceof YamlScalar value && !value.isNull()) {
        entries.add(
            new ConfEntry(
                new Located<>(text(entry.key()), place(entry.key())),
                new Located<>(value.text(), place(value))));
      } else if (named) {
        mistake(entry.value().span(), "the value of a setting is a text or a number");
      } else {
        mistake(entry.key().span(), "keys of Spark start with 'spark.'");
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
    checkDuplicates(map);
  }

  private void checkDuplicates(YamlMapping map) {
    for (YamlEntry entry : map.duplicates()) {
      mistake(entry.key().span(), "'" + text(entry.key()) + "' stands twice");
    }
  }

  private List<YamlScalar> texts(@Nullable YamlNode node, String key) {
    List<YamlScalar> texts = new ArrayList<>();
    for (YamlNode item : items(node, key)) {
      if (item instanceof YamlScalar scalar && scalar.type() == YamlType.STRING) {
        texts.add(scalar);
        if (scalar.text().isEmpty()) {
          mistake(item.span(), "an empty text in " + key + " says nothing");
        }
      } else {
        mistake(item.span(), key + " is a list of texts");
      }
    }
    return texts;
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
    return new YamlMapping(List.of(), null, SourceText.of(""), 0, 0);
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
    mistakes.add(new Located<>(message, new Place(name, span)));
  }
}
