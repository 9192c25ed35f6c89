package dev.sparklint.read.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparklint.testing.Corpus;
import dev.sparklint.testing.SeededText;
import dev.sparklint.testing.Slices;
import dev.sparklint.text.SourceText;
import dev.sparklint.text.Span;
import dev.sparklint.text.TextDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Our tree and the places in scalars, checked against the library's own composer and the text. */
class YamlOracleTest {

  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setMaxAliasesForCollections(Integer.MAX_VALUE)
          .setAllowNonScalarKeys(true)
          .setAllowRecursiveKeys(true)
          .build();

  private int scalars;
  private int fallbacks;

  @Test
  void builds_what_the_composer_builds_from_random_documents() {
    int refused = 0;
    for (int seed = 0; seed < 6_000; seed++) {
      SeededText random = new SeededText(seed);
      String text = random.yaml();
      refused += check(seed % 2 == 0 ? text : random.mutate(text), "seed " + seed) ? 1 : 0;
    }
    assertThat(refused).isBetween(300, 4_000);
    assertThat(scalars).isGreaterThan(20_000);
    assertThat(fallbacks).isZero();
  }

  @Test
  void builds_what_the_composer_builds_from_the_corpus() throws IOException {
    for (Path file : Corpus.files(".yaml", ".yml", ".json")) {
      check(TextDecoder.decode(Files.readAllBytes(file)).text(), file.toString());
    }
    assertThat(fallbacks).isZero();
  }

  /** Whether the text is refused. */
  private boolean check(String text, String name) {
    if (YamlReader.unprintable(text, 0) >= 0) {
      YamlReader.read(text);
      return true;
    }
    List<Node> theirs = new ArrayList<>();
    boolean refused = false;
    try {
      new Compose(SETTINGS).composeAllFromString(text).forEach(theirs::add);
    } catch (YamlEngineException | NumberFormatException e) {
      refused = true;
    }
    SourceText source = SourceText.of(text);
    YamlText ours = YamlReader.read(source);
    boolean cyclic =
        ours.problems().stream().anyMatch(problem -> problem.message().contains("very value"));
    if (cyclic) {
      return true;
    }
    assertThat(!ours.problems().isEmpty())
        .as("%s: %s%n%s", name, ours.problems(), text)
        .isEqualTo(refused);
    assertThat(ours.documents().size()).as(name).isGreaterThanOrEqualTo(theirs.size());
    for (int i = 0; i < theirs.size(); i++) {
      compare(source, ours.documents().get(i).root(), theirs.get(i), name);
    }
    Slices slices = new Slices(text);
    for (YamlDocument document : ours.documents()) {
      eachScalar(document.root(), scalar -> checkPlaces(source, slices, scalar, name));
    }
    return refused;
  }

  private static void compare(SourceText source, YamlNode ours, Node theirs, String name) {
    if (ours instanceof YamlScalar scalar) {
      ScalarNode node = (ScalarNode) theirs;
      assertThat(scalar.text()).as(name).isEqualTo(node.getValue());
      assertThat(scalar.style().name()).as(name).isEqualTo(node.getScalarStyle().name());
      assertEnds(source, ours, theirs, name);
    } else if (ours instanceof YamlSequence sequence) {
      List<Node> items = ((SequenceNode) theirs).getValue();
      assertThat(sequence.items()).as(name).hasSameSizeAs(items);
      for (int i = 0; i < items.size(); i++) {
        compare(source, sequence.items().get(i), items.get(i), name);
      }
      if (((SequenceNode) theirs).getFlowStyle() == FlowStyle.FLOW) {
        assertEnds(source, ours, theirs, name);
      }
    } else if (ours instanceof YamlMapping mapping) {
      List<NodeTuple> tuples = ((MappingNode) theirs).getValue();
      assertThat(mapping.entries()).as(name).hasSameSizeAs(tuples);
      for (int i = 0; i < tuples.size(); i++) {
        compare(source, mapping.entries().get(i).key(), tuples.get(i).getKeyNode(), name);
        compare(source, mapping.entries().get(i).value(), tuples.get(i).getValueNode(), name);
      }
      if (((MappingNode) theirs).getFlowStyle() == FlowStyle.FLOW) {
        assertEnds(source, ours, theirs, name);
      }
    }
    assertStarts(source, ours, theirs, name);
    if (ours.tag() != null && !"!".equals(ours.tag())) {
      assertThat(ours.tag()).as(name).isEqualTo(theirs.getTag().getValue());
    }
  }

  private static void assertStarts(SourceText source, YamlNode ours, Node theirs, String name) {
    boolean hasProperties = theirs.getAnchor().isPresent() || ours.tag() != null;
    if (!hasProperties) {
      Span start = place(source, theirs.getStartMark().orElseThrow());
      assertThat(ours.span().line()).as(name).isEqualTo(start.line());
      assertThat(ours.span().column()).as(name).isEqualTo(start.column());
    }
  }

  private static void assertEnds(SourceText source, YamlNode ours, Node theirs, String name) {
    Span end = place(source, theirs.getEndMark().orElseThrow());
    assertThat(ours.span().endLine()).as(name).isEqualTo(end.line());
    assertThat(ours.span().endColumn()).as(name).isEqualTo(end.column());
  }

  /** By its index, since the library's columns leave byte order marks out. */
  private static Span place(SourceText source, Mark mark) {
    int offset = source.text().offsetByCodePoints(0, mark.getIndex());
    return source.span(offset, offset);
  }

  private void checkPlaces(SourceText source, Slices slices, YamlScalar scalar, String name) {
    SourceText content = ScalarText.of(source, scalar);
    scalars++;
    assertThat(content.text()).as(name).isEqualTo(scalar.text());
    if (content.length() > 0 && isFallback(content, scalar)) {
      fallbacks += hasOddBreak(source, scalar) ? 0 : 1;
      return;
    }
    String file = source.text();
    String text = content.text();
    int i = 0;
    while (i < text.length()) {
      int next = i + Character.charCount(text.codePointAt(i));
      Span span = content.span(i, next);
      String written = slices.slice(span);
      if (!standsFor(written, text.substring(i, next), scalar)) {
        throw new AssertionError(
            name
                + ": '"
                + text.substring(i, next)
                + "' is not '"
                + written
                + "' at "
                + span
                + "\n"
                + file);
      }
      i = next;
    }
  }

  private static boolean standsFor(String written, String content, YamlScalar scalar) {
    if (written.equals(content)) {
      return true;
    }
    boolean foldable = content.equals(" ") || content.equals("\n");
    return switch (scalar.style()) {
      case LITERAL -> content.equals("\n") && isFolding(written);
      case FOLDED, PLAIN -> foldable && isFolding(written);
      case SINGLE_QUOTED -> written.equals("''") || (foldable && isFolding(written));
      case DOUBLE_QUOTED -> written.startsWith("\\") || (foldable && isFolding(written));
    };
  }

  /** At the start of a line in a block the library takes U+0085 for a break that starts no line. */
  private static boolean hasOddBreak(SourceText source, YamlScalar scalar) {
    boolean isBlock = scalar.style() == YamlStyle.LITERAL || scalar.style() == YamlStyle.FOLDED;
    return isBlock && source.text().substring(scalar.start(), scalar.end()).indexOf('\u0085') >= 0;
  }

  private static boolean isFolding(String written) {
    return written.replace('\u0085', '\n').isBlank();
  }

  /** Everything at one empty place: only a fallback is so, or a line break that is not there. */
  private static boolean isFallback(SourceText content, YamlScalar scalar) {
    Span all = content.span(0, content.length());
    return all.equals(Span.at(scalar.span().line(), scalar.span().column()));
  }

  private static void eachScalar(YamlNode node, Consumer<YamlScalar> action) {
    if (node instanceof YamlScalar scalar) {
      action.accept(scalar);
    } else if (node instanceof YamlSequence sequence) {
      sequence.items().forEach(item -> eachScalar(item, action));
    } else if (node instanceof YamlMapping mapping) {
      mapping
          .entries()
          .forEach(
              entry -> {
                eachScalar(entry.key(), action);
                eachScalar(entry.value(), action);
              });
    }
  }
}
