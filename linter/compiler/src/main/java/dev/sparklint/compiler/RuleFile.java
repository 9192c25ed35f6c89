package dev.sparklint.compiler;

import dev.sparklint.read.yaml.ScalarText;
import dev.sparklint.read.yaml.YamlEntry;
import dev.sparklint.read.yaml.YamlMapping;
import dev.sparklint.read.yaml.YamlNode;
import dev.sparklint.read.yaml.YamlScalar;
import dev.sparklint.read.yaml.YamlSequence;
import dev.sparklint.rules.RuleException.Mistake;
import dev.sparklint.text.Place;
import dev.sparklint.text.SourceText;
import dev.sparklint.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of one rule.yaml as a tree with places, and the mistakes found in it so far.
 *
 * @param path as people should see it
 */
record RuleFile(String path, SourceText source, YamlMapping root, List<Mistake> mistakes) {

  /** Notes a mistake at a node. */
  void mistake(YamlNode node, String message) {
    mistakes.add(new Mistake(new Place(path, node.span()), message));
  }

  /**
   * Notes a mistake inside a scalar.
   *
   * @param line 1-based, in the scalar's text
   * @param column 1-based, in code points
   */
  void mistake(YamlScalar scalar, int line, int column, String message) {
    SourceText content = ScalarText.of(source, scalar);
    int offset = SourceText.of(content.text()).offset(line, column);
    mistakes.add(new Mistake(new Place(path, content.span(offset, offset)), message));
  }

  /** A mistake that no place in the file shows. */
  void mistake(String message) {
    mistakes.add(new Mistake(new Place(path, Span.at(1, 1)), message));
  }

  @Nullable YamlScalar scalar(String key) {
    return root.get(key) instanceof YamlScalar scalar ? scalar : null;
  }

  /** The text of a scalar, or empty. */
  String text(String key) {
    YamlScalar scalar = scalar(key);
    return scalar == null ? "" : scalar.text().strip();
  }

  /** The scalars under a key that may hold one or a list of them. */
  List<YamlScalar> scalars(String key) {
    return scalars(root.get(key));
  }

  static List<YamlScalar> scalars(@Nullable YamlNode node) {
    List<YamlScalar> scalars = new ArrayList<>();
    if (node instanceof YamlScalar scalar) {
      scalars.add(scalar);
    } else if (node instanceof YamlSequence sequence) {
      for (YamlNode item : sequence.items()) {
        if (item instanceof YamlScalar scalar) {
          scalars.add(scalar);
        }
      }
    }
    return scalars;
  }

  /** The entries of a map under a key, in order. */
  List<YamlEntry> entries(String key) {
    return root.get(key) instanceof YamlMapping mapping ? mapping.entries() : List.of();
  }
}
