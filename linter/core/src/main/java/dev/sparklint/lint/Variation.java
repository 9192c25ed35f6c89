package dev.sparklint.lint;

import dev.sparklint.read.yaml.YamlDocument;
import dev.sparklint.read.yaml.YamlMapping;
import dev.sparklint.read.yaml.YamlNode;
import dev.sparklint.read.yaml.YamlReader;
import dev.sparklint.read.yaml.YamlScalar;
import dev.sparklint.read.yaml.YamlSequence;
import dev.sparklint.read.yaml.YamlText;
import dev.sparklint.text.ReadProblem;
import dev.sparklint.text.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A rule's example with one change: shows which detail matters, and where the limit is. {@code
 * variations.yaml} beside a {@code rule.yaml} lists them, see {@code variations.schema.json}.
 *
 * @param example a file in the rule's examples, {@code /} between folders
 * @param replace stands there once
 * @param with what stands there instead
 * @param finds severities of what the rule then finds, lower-case, sorted
 * @param line where it begins, 1-based
 */
record Variation(String example, String replace, String with, List<String> finds, int line) {

  static final String FILE = "variations.yaml";

  /** Variations that cannot be made, with the line. */
  static final class BrokenException extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenException(int line, String message) {
      super("line " + line + ": " + message);
    }
  }

  /**
   * Those of a rule, none if it has no such file.
   *
   * @param folder the rule's
   * @throws BrokenException if the file has another shape
   */
  static List<Variation> of(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    List<Variation> variations = new ArrayList<>();
    if (Files.exists(file)) {
      YamlText yaml = YamlReader.read(SourceText.of(Files.readString(file)));
      for (YamlDocument document : yaml.documents()) {
        for (YamlNode item : items(document.root())) {
          variations.add(of(item));
        }
      }
      if (!yaml.problems().isEmpty()) {
        ReadProblem problem = yaml.problems().get(0);
        throw new BrokenException(problem.span().line(), problem.message());
      }
    }
    return variations;
  }

  private static Variation of(YamlNode item) throws BrokenException {
    int line = item.span().line();
    if (item instanceof YamlMapping mapping
        && mapping.get("example") instanceof YamlScalar example
        && mapping.get("replace") instanceof YamlScalar replace
        && mapping.get("with") instanceof YamlScalar with
        && mapping.get("finds") instanceof YamlSequence finds) {
      List<String> severities = new ArrayList<>();
      for (YamlNode severity : finds.items()) {
        severities.add(severity instanceof YamlScalar word ? word.text() : "");
      }
      severities.sort(null);
      return new Variation(example.text(), replace.text(), with.text(), severities, line);
    }
    throw new BrokenException(line, "a variation has example, replace, with and a list finds");
  }

  private static List<YamlNode> items(YamlNode root) {
    return root instanceof YamlSequence sequence ? sequence.items() : List.of(root);
  }

  /**
   * The text with the change.
   *
   * @param text the example's
   * @throws BrokenException if what is replaced does not stand there, or several times
   */
  String applied(String text) throws BrokenException {
    int start = text.indexOf(replace);
    if (start < 0 || text.indexOf(replace, start + 1) >= 0) {
      throw new BrokenException(line, "what is replaced has to stand once in " + example);
    }
    return text.substring(0, start) + with + text.substring(start + replace.length());
  }
}
