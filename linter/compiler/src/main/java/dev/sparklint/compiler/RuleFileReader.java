package dev.sparklint.compiler;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import dev.sparklint.read.yaml.YamlMapping;
import dev.sparklint.read.yaml.YamlNode;
import dev.sparklint.read.yaml.YamlReader;
import dev.sparklint.read.yaml.YamlScalar;
import dev.sparklint.read.yaml.YamlSequence;
import dev.sparklint.read.yaml.YamlText;
import dev.sparklint.rules.RuleException.Mistake;
import dev.sparklint.text.Place;
import dev.sparklint.text.ReadProblem;
import dev.sparklint.text.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads rule files and holds them against {@code rule.schema.json}. The schema is checked on
 * Jackson's tree, the places come from our own reader.
 */
final class RuleFileReader {

  private static final String SCHEMA = "/dev/sparklint/compiler/rule.schema.json";

  private final Schema schema;
  private final YAMLMapper jackson = new YAMLMapper();

  RuleFileReader() {
    try (InputStream text = RuleFileReader.class.getResourceAsStream(SCHEMA)) {
      if (text == null) {
        throw new IllegalStateException("the schema of rules is not in this build");
      }
      this.schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(new String(text.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
    } catch (IOException broken) {
      throw new IllegalStateException("the schema of rules cannot be read", broken);
    }
  }

  /**
   * Reads one file.
   *
   * @param mistakes where mistakes are noted
   * @return null if the file is no rule, with the reasons noted
   */
  @Nullable RuleFile read(Path file, List<Mistake> mistakes) throws IOException {
    String path = file.toString().replace('\\', '/');
    SourceText source = SourceText.of(Files.readString(file));
    YamlText yaml = YamlReader.read(source);
    for (ReadProblem problem : yaml.problems()) {
      mistakes.add(new Mistake(new Place(path, problem.span()), problem.message()));
    }
    if (!yaml.problems().isEmpty() || yaml.documents().size() != 1) {
      return null;
    }
    YamlNode root = yaml.documents().get(0).root();
    List<Mistake> found = new ArrayList<>();
    for (Error error : schema.validate(tree(source.text()))) {
      YamlNode node = node(root, error.getInstanceLocation());
      found.add(new Mistake(new Place(path, node.span()), message(error)));
    }
    mistakes.addAll(found);
    return found.isEmpty() && root instanceof YamlMapping mapping
        ? new RuleFile(path, source, mapping, mistakes)
        : null;
  }

  private JsonNode tree(String text) throws JsonProcessingException {
    return jackson.readTree(text);
  }

  private static String message(Error error) {
    String at = error.getInstanceLocation().toString();
    return (at.isEmpty() ? "" : at.substring(1).replace('/', '.') + ": ") + error.getMessage();
  }

  /** The node that a path leads to, or the last one on the way there. */
  private static YamlNode node(YamlNode root, NodePath path) {
    YamlNode node = root;
    for (int i = 0; i < path.getNameCount(); i++) {
      YamlNode next = child(node, String.valueOf(path.getElement(i)));
      if (next == null) {
        return node;
      }
      node = next;
    }
    return node;
  }

  private static @Nullable YamlNode child(YamlNode node, String name) {
    if (node instanceof YamlMapping mapping) {
      return mapping.get(name);
    }
    if (node instanceof YamlSequence sequence && name.matches("[0-9]{1,6}")) {
      int index = Integer.parseInt(name);
      return index < sequence.items().size() ? sequence.items().get(index) : null;
    }
    return node instanceof YamlScalar ? null : node;
  }
}
