package dev.sparklint.read;

import dev.sparklint.command.Command;
import dev.sparklint.command.Word;
import dev.sparklint.model.Container;
import dev.sparklint.model.Fields;
import dev.sparklint.model.ObjectMeta;
import dev.sparklint.model.PodWorkload;
import dev.sparklint.read.shell.ScriptReader;
import dev.sparklint.read.yaml.ScalarText;
import dev.sparklint.read.yaml.YamlEntry;
import dev.sparklint.read.yaml.YamlMapping;
import dev.sparklint.read.yaml.YamlNode;
import dev.sparklint.read.yaml.YamlScalar;
import dev.sparklint.read.yaml.YamlSequence;
import dev.sparklint.text.Located;
import dev.sparklint.text.Place;
import dev.sparklint.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the services of a Compose file as pods of one container.
 *
 * @see <a href="https://github.com/compose-spec/compose-spec/blob/main/spec.md">Compose
 *     specification</a>
 */
final class ComposeReader {

  private final String path;
  private final SourceText file;
  private final ConfReader confReader;

  ComposeReader(String path, SourceText file, ConfReader confReader) {
    this.path = path;
    this.file = file;
    this.confReader = confReader;
  }

  List<PodWorkload> read(YamlMapping services) {
    List<PodWorkload> pods = new ArrayList<>();
    for (YamlEntry entry : services.effectiveEntries()) {
      if (entry.value() instanceof YamlMapping service) {
        String name = ManifestReader.text(entry.key());
        Place place = confReader.place(entry.key());
        ObjectMeta meta = new ObjectMeta("ComposeService", "", name, place);
        pods.add(
            new PodWorkload(
                meta,
                Map.of(),
                null,
                List.of(container(name, place, service)),
                List.of(),
                Map.of(),
                Fields.NONE,
                Fields.NONE));
      }
    }
    return pods;
  }

  private Container container(String name, Place place, YamlMapping service) {
    List<SourceText> texts = new ArrayList<>();
    List<Word> command = words(service.get("entrypoint"), texts);
    List<Word> args = words(service.get("command"), texts);
    List<Word> all = new ArrayList<>(command);
    all.addAll(args);
    List<Command> calls = CommandReader.calls(path, all, texts);
    return new Container(
        place,
        name,
        located(service.get("image")),
        command,
        args,
        calls,
        env(service.get("environment")),
        service.get("env_file") == null ? List.of() : List.of(new Container.EnvSource("", "")),
        new Container.Resources(Map.of(), Map.of()),
        List.of(),
        YamlFields.of(service, file, confReader, ""));
  }

  /** A list of words, or a text that is parted as a shell does. */
  private List<Word> words(@Nullable YamlNode node, List<SourceText> texts) {
    List<Word> words = new ArrayList<>();
    if (node instanceof YamlSequence sequence) {
      for (YamlNode item : sequence.items()) {
        if (item instanceof YamlScalar scalar) {
          SourceText text = undoubled(ScalarText.of(file, scalar));
          texts.add(text);
          words.add(ScriptReader.word(path, text));
        }
      }
    } else if (node instanceof YamlScalar scalar && !scalar.isNull()) {
      for (Word word : ScriptReader.words(path, undoubled(ScalarText.of(file, scalar)))) {
        words.add(word);
        texts.add(
            word.pieces().size() == 1
                    && word.pieces().get(0) instanceof dev.sparklint.command.Piece.Literal literal
                ? literal.text()
                : file.slice(0, 0));
      }
    }
    return words;
  }

  /** Compose writes a dollar as two. */
  private static SourceText undoubled(SourceText text) {
    int dollars = text.text().indexOf("$$");
    if (dollars < 0) {
      return text;
    }
    SourceText.Builder single = new SourceText.Builder(text, 0);
    int at = 0;
    while (dollars >= 0) {
      single.copy(at, dollars + 1);
      at = dollars + 2;
      dollars = text.text().indexOf("$$", at);
    }
    return single.copy(at, text.length()).build();
  }

  private List<Container.EnvironmentVariable> env(@Nullable YamlNode node) {
    List<Container.EnvironmentVariable> variables = new ArrayList<>();
    if (node instanceof YamlMapping mapping) {
      for (YamlEntry entry : mapping.effectiveEntries()) {
        variables.add(
            new Container.EnvironmentVariable(
                ManifestReader.text(entry.key()), located(entry.value())));
      }
    } else if (node instanceof YamlSequence sequence) {
      for (YamlNode item : sequence.items()) {
        if (item instanceof YamlScalar scalar) {
          variables.add(variable(ScalarText.of(file, scalar)));
        }
      }
    }
    return variables;
  }

  /** {@code NAME=value}; a bare name is taken from where Compose runs. */
  private Container.EnvironmentVariable variable(SourceText text) {
    int equals = text.text().indexOf('=');
    if (equals < 0) {
      return new Container.EnvironmentVariable(text.text(), null);
    }
    String value = text.text().substring(equals + 1);
    Place place = new Place(path, text.span(equals + 1, text.length()));
    return new Container.EnvironmentVariable(
        text.text().substring(0, equals), new Located<>(value, place));
  }

  private @Nullable Located<String> located(@Nullable YamlNode node) {
    return node instanceof YamlScalar scalar && !scalar.isNull()
        ? new Located<>(scalar.text(), confReader.inner(file, scalar))
        : null;
  }
}
