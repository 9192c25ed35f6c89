package dev.sparklint.helm;

import dev.sparklint.read.yaml.YamlDocument;
import dev.sparklint.read.yaml.YamlEntry;
import dev.sparklint.read.yaml.YamlMapping;
import dev.sparklint.read.yaml.YamlNode;
import dev.sparklint.read.yaml.YamlReader;
import dev.sparklint.read.yaml.YamlScalar;
import dev.sparklint.read.yaml.YamlSequence;
import dev.sparklint.read.yaml.YamlStyle;
import dev.sparklint.read.yaml.YamlText;
import dev.sparklint.read.yaml.YamlType;
import dev.sparklint.text.Place;
import dev.sparklint.text.SourceText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A copy of a values file in which each value carries a mark. */
final class TracedValues {

  private final String path;
  private final String text;
  private final SourceText source;
  private final List<Leaf> leaves = new ArrayList<>();
  private final Set<Integer> visited = new HashSet<>();

  private TracedValues(String path, String text) {
    this.path = path;
    this.text = text;
    this.source = SourceText.of(text);
  }

  /**
   * A value that is no map and no list.
   *
   * @param name keys joined by dots; items of a list have the list's
   */
  record Leaf(String name, YamlScalar scalar, List<Mark.Key> keys) {

    /** Whether a template may take it for nothing. */
    boolean isFalsy() {
      return Boolean.FALSE.equals(scalar.asBoolean())
          || (scalar.asLong() != null && scalar.asLong() == 0);
    }
  }

  /**
   * The values of a file; none if it cannot be read.
   *
   * @param path of the file as reports show it
   */
  static TracedValues of(String path, String text) {
    TracedValues values = new TracedValues(path, text);
    YamlText yaml = YamlReader.read(text);
    if (yaml.problems().isEmpty()) {
      for (YamlDocument document : yaml.documents()) {
        values.visit(document.root(), "", List.of());
      }
    }
    return values;
  }

  List<Leaf> leaves() {
    return leaves;
  }

  private void visit(YamlNode node, String name, List<Mark.Key> keys) {
    if (node instanceof YamlMapping map) {
      for (YamlEntry entry : map.entries()) {
        if (entry.key() instanceof YamlScalar key) {
          List<Mark.Key> inner = new ArrayList<>(keys);
          inner.add(new Mark.Key(key.text(), new Place(path, key.span())));
          visit(entry.value(), name.isEmpty() ? key.text() : name + "." + key.text(), inner);
        }
      }
    } else if (node instanceof YamlSequence list) {
      for (YamlNode item : list.items()) {
        visit(item, name, keys);
      }
    } else if (node instanceof YamlScalar scalar
        && scalar.tag() == null
        && scalar.type() != YamlType.NULL
        && !scalar.text().isBlank()
        && visited.add(scalar.start())) {
      leaves.add(new Leaf(name, scalar, keys));
    }
  }

  /** The marked text; values that are not wanted stay as they are. */
  String marked(Marks marks, Predicate<Leaf> wanted) {
    TreeMap<Integer, Leaf> byStart = new TreeMap<>();
    for (Leaf leaf : leaves) {
      if (wanted.test(leaf)) {
        byStart.put(leaf.scalar().start(), leaf);
      }
    }
    StringBuilder out = new StringBuilder(text.length() * 2);
    int at = 0;
    for (Leaf leaf : byStart.values()) {
      YamlScalar scalar = leaf.scalar();
      out.append(text, at, scalar.start());
      if (isBlock(scalar)) {
        appendBlock(leaf, marks, out);
      } else {
        appendQuoted(leaf, marks, out);
      }
      at = scalar.end();
    }
    return out.append(text, at, text.length()).toString();
  }

  static boolean isBlock(YamlScalar scalar) {
    return scalar.style() == YamlStyle.LITERAL || scalar.style() == YamlStyle.FOLDED;
  }

  private void appendQuoted(Leaf leaf, Marks marks, StringBuilder out) {
    YamlScalar scalar = leaf.scalar();
    int quote = scalar.style() == YamlStyle.PLAIN ? 0 : 1;
    Place place = new Place(path, source.span(scalar.start() + quote, scalar.end() - quote));
    Mark mark = new Mark(Mark.Kind.VALUE, scalar.text(), place, place, leaf.keys());
    out.append(Json.quoted(marks.add(mark) + scalar.text()));
  }

  private void appendBlock(Leaf leaf, Marks marks, StringBuilder out) {
    int start = leaf.scalar().start();
    int end = leaf.scalar().end();
    int header = text.indexOf('\n', start);
    header = header < 0 || header > end ? end : header;
    out.append(text, start, header);
    new MarkedLines(path, source, Mark.Kind.VALUE, marks).append(header, end, leaf.keys(), out);
  }
}
