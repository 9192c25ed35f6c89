package dev.sparklint.read;

import dev.sparklint.model.Conf;
import dev.sparklint.model.ConfEntry;
import dev.sparklint.read.yaml.ScalarText;
import dev.sparklint.read.yaml.YamlEntry;
import dev.sparklint.read.yaml.YamlMapping;
import dev.sparklint.read.yaml.YamlNode;
import dev.sparklint.read.yaml.YamlScalar;
import dev.sparklint.read.yaml.YamlType;
import dev.sparklint.text.Located;
import dev.sparklint.text.Place;
import dev.sparklint.text.ReadProblem;
import dev.sparklint.text.SourceText;
import dev.sparklint.text.Span;
import java.util.ArrayList;
import java.util.List;

/** Reads Spark settings out of text and maps of one file. */
final class ConfReader {

  private static final String PREFIX = "spark.";

  private final String path;
  private final List<ReadProblem> problems = new ArrayList<>();

  ConfReader(String path) {
    this.path = path;
  }

  /** What could not be read so far. */
  List<ReadProblem> problems() {
    return problems;
  }

  /**
   * The settings of a properties text, those among them that spark-submit drops; none when no key
   * is Spark's.
   */
  Conf properties(SourceText text, Conf.Kind kind) {
    PropertiesText properties = PropertiesReader.read(text);
    List<ConfEntry> entries = new ArrayList<>();
    boolean spark = false;
    for (PropertyEntry property : properties.entries()) {
      spark |= isSparkKey(property.key());
      entries.add(
          new ConfEntry(
              located(property.key(), property.keySpan()),
              located(property.value(), property.valueSpan())));
    }
    if (!spark) {
      entries.clear();
    } else {
      problems.addAll(properties.problems());
    }
    return new Conf(kind, new Place(path, text.span(0, 0)), entries);
  }

  /**
   * Whether a text of several lines, found in some scalar, is a properties text: most of its lines
   * set Spark keys.
   */
  static boolean looksLikeProperties(SourceText text) {
    int spark = 0;
    int others = 0;
    for (PropertyEntry property : PropertiesReader.read(text).entries()) {
      if (isSparkKey(property.key())) {
        spark++;
      } else {
        others++;
      }
    }
    return spark > others;
  }

  /** The settings of a map whose keys are Spark's, each with {@code prefix} before it. */
  Conf map(YamlMapping map, SourceText file, String prefix) {
    return map(map, file, prefix, false);
  }

  /**
   * The settings of a map, each with {@code prefix} before it.
   *
   * @param all whether keys that are not Spark's belong to it too, since it is Spark's own
   */
  Conf map(YamlMapping map, SourceText file, String prefix, boolean all) {
    List<ConfEntry> entries = new ArrayList<>();
    for (YamlEntry entry : map.entries()) {
      if (entry.key() instanceof YamlScalar key
          && entry.value() instanceof YamlScalar value
          && (all || isSparkKey(prefix + key.text()))) {
        entries.add(
            new ConfEntry(
                new Located<>(prefix + key.text(), inner(file, key)),
                new Located<>(value.isNull() ? "" : value.text().trim(), inner(file, value)),
                "",
                null,
                value.isNull() || value.type() == YamlType.STRING));
      }
    }
    return new Conf(Conf.Kind.MAP, new Place(path, map.span()), entries);
  }

  /** The place of a scalar's content, without the quotes. */
  Place inner(SourceText file, YamlScalar scalar) {
    return switch (scalar.style()) {
      case PLAIN -> place(scalar);
      case SINGLE_QUOTED, DOUBLE_QUOTED, LITERAL, FOLDED -> {
        if (standsAsItIs(file, scalar)) {
          yield new Place(path, file.span(scalar.start() + 1, scalar.end() - 1));
        }
        SourceText content = ScalarText.of(file, scalar);
        yield new Place(path, content.span(0, content.length()));
      }
    };
  }

  /** Whether between two quotes stands what the scalar means, without escapes or line breaks. */
  private static boolean standsAsItIs(SourceText file, YamlScalar scalar) {
    int length = scalar.text().length();
    return length > 0
        && scalar.end() - scalar.start() == length + 2
        && file.text().startsWith(scalar.text(), scalar.start() + 1);
  }

  Place place(YamlNode node) {
    return new Place(path, node.span());
  }

  static boolean isSparkKey(String key) {
    return key.startsWith(PREFIX) && key.length() > PREFIX.length();
  }

  private Located<String> located(String text, Span span) {
    return new Located<>(text, new Place(path, span));
  }
}
