package dev.sparklint.read;

import dev.sparklint.command.Command;
import dev.sparklint.command.Expansion;
import dev.sparklint.command.Piece;
import dev.sparklint.command.Variables;
import dev.sparklint.command.Word;
import dev.sparklint.model.Dockerfile;
import dev.sparklint.read.shell.ScriptReader;
import dev.sparklint.read.yaml.ScalarText;
import dev.sparklint.read.yaml.YamlNode;
import dev.sparklint.read.yaml.YamlReader;
import dev.sparklint.read.yaml.YamlScalar;
import dev.sparklint.read.yaml.YamlSequence;
import dev.sparklint.text.Located;
import dev.sparklint.text.Place;
import dev.sparklint.text.SourceText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a Dockerfile: the stage that it ends with, and the stages that this one is made from.
 *
 * @see <a href="https://docs.docker.com/reference/dockerfile/">Dockerfile reference</a>
 */
final class DockerfileReader {

  /** Programs that put files into an image which no COPY names. */
  private static final String[] MAKES_FILES = {
    "curl", "wget", "git ", "mvn", "gradle", "sbt", "pip", "cp ", "mv ", "ln ", "tar", "unzip",
    "aws "
  };

  private final String path;
  private boolean open;
  private final SourceText file;
  private final String text;
  private final Map<String, Word> arguments = new HashMap<>();
  private final Map<String, Word> env = new HashMap<>();
  private final List<Dockerfile.Copy> copies = new ArrayList<>();
  private final Set<String> stages = new HashSet<>();
  private @Nullable Located<String> from;
  private List<Word> entrypoint = List.of();
  private List<Word> cmd = List.of();
  private List<Command> entrypointCalls = List.of();
  private List<Command> cmdCalls = List.of();

  private DockerfileReader(String path, SourceText file) {
    this.path = path;
    this.file = file;
    this.text = file.text();
  }

  static Dockerfile read(String path, SourceText file) {
    DockerfileReader reader = new DockerfileReader(path, file);
    int at = 0;
    while (at < reader.text.length()) {
      int end = reader.instructionEnd(at);
      reader.instruction(at, end);
      at = end + 1;
    }
    return reader.dockerfile();
  }

  private Dockerfile dockerfile() {
    List<Command> calls = new ArrayList<>(entrypointCalls);
    if (entrypoint.isEmpty() && entrypointCalls.isEmpty()) {
      calls.addAll(cmdCalls);
    } else if (!entrypoint.isEmpty()) {
      List<Word> words = new ArrayList<>(entrypoint);
      words.addAll(cmd);
      List<Command> together = CommandReader.calls(path, words, List.of());
      calls = together.isEmpty() ? calls : together;
    }
    return new Dockerfile(
        new Place(path, file.span(0, 0)), from, env, copies, open, entrypoint, cmd, calls);
  }

  /** The end of the line, or of the last one that continues it. */
  private int instructionEnd(int start) {
    int lineStart = start;
    while (true) {
      int end = text.indexOf('\n', lineStart);
      if (end < 0) {
        return text.length();
      }
      int last = end - 1;
      while (last >= lineStart && isBlank(text.charAt(last))) {
        last--;
      }
      boolean comment = lineStart > start && firstCharacter(lineStart, end) == '#';
      if (!comment && (last < lineStart || text.charAt(last) != '\\')) {
        return end;
      }
      lineStart = end + 1;
    }
  }

  private char firstCharacter(int start, int end) {
    int at = skipBlanks(start, end);
    return at < end ? text.charAt(at) : ' ';
  }

  private void instruction(int start, int end) {
    int name = skipBlanks(start, end);
    int nameEnd = name;
    while (nameEnd < end && Character.isLetter(text.charAt(nameEnd))) {
      nameEnd++;
    }
    int rest = skipBlanks(nameEnd, end);
    switch (text.substring(name, nameEnd).toUpperCase(Locale.ROOT)) {
      case "FROM" -> from(words(rest, end));
      case "ARG" -> assign(words(rest, end), arguments);
      case "ENV" -> env(words(rest, end));
      case "COPY", "ADD" -> copy(words(rest, end));
      case "RUN" -> open |= makesFiles(text.substring(rest, end));
      case "ENTRYPOINT" -> {
        entrypoint = list(rest, end);
        entrypointCalls = calls(entrypoint, rest, end);
      }
      case "CMD" -> {
        cmd = list(rest, end);
        cmdCalls = calls(cmd, rest, end);
      }
      default -> {}
    }
  }

  private void from(List<Word> words) {
    List<Word> plain = withoutOptions(words);
    if (plain.isEmpty()) {
      return;
    }
    String image = plain.get(0).text();
    if (!stages.contains(image)) {
      from = plain.get(0).isKnown() ? plain.get(0).located() : null;
      env.clear();
      entrypoint = List.of();
      cmd = List.of();
      entrypointCalls = List.of();
      cmdCalls = List.of();
    }
    copies.clear();
    open = from == null;
    if (plain.size() > 2) {
      stages.add(plain.get(2).text());
    }
  }

  private void env(List<Word> words) {
    boolean old = !words.isEmpty() && words.get(0).text().indexOf('=') < 0;
    if (old && words.size() > 1) {
      env.put(words.get(0).text(), words.get(1));
    } else {
      assign(words, env);
    }
  }

  private static void assign(List<Word> words, Map<String, Word> into) {
    for (Word word : words) {
      int equals = word.text().indexOf('=');
      if (equals > 0 && word.isKnown()) {
        Located<String> value = word.slice(equals + 1, word.text().length());
        Piece first = word.pieces().get(0);
        if (word.pieces().size() == 1 && first instanceof Piece.Literal literal) {
          SourceText own = literal.text().slice(equals + 1, literal.text().length());
          into.put(word.text().substring(0, equals), Word.literal(literal.path(), own));
        } else {
          into.put(
              word.text().substring(0, equals),
              new Word(value.place(), List.of(new Piece.Opaque(value.place(), value.value()))));
        }
      }
    }
  }

  private static boolean makesFiles(String command) {
    for (String program : MAKES_FILES) {
      if (command.contains(program)) {
        return true;
      }
    }
    return false;
  }

  private void copy(List<Word> words) {
    List<Word> plain = withoutOptions(words);
    for (Word word : words) {
      if (word.text().startsWith("--from")) {
        open = true;
        return;
      }
    }
    open |= plain.isEmpty() || plain.get(0).text().contains("://");
    if (plain.size() == 1 && plain.get(0).text().startsWith("[")) {
      open = true;
      return;
    }
    for (int i = 0; i + 1 < plain.size(); i++) {
      String target = plain.get(plain.size() - 1).text();
      copies.add(new Dockerfile.Copy(plain.get(i).text(), target));
    }
  }

  private static List<Word> withoutOptions(List<Word> words) {
    List<Word> plain = new ArrayList<>();
    for (Word word : words) {
      if (!word.text().startsWith("--")) {
        plain.add(word);
      }
    }
    return plain;
  }

  /** The words of the JSON form; empty for the shell form. */
  private List<Word> list(int start, int end) {
    List<Word> words = new ArrayList<>();
    if (start < end && text.charAt(start) == '[') {
      SourceText json = joined(start, end);
      for (var document : YamlReader.read(json).documents()) {
        YamlNode root = document.root();
        if (root instanceof YamlSequence sequence) {
          for (YamlNode item : sequence.items()) {
            if (item instanceof YamlScalar scalar) {
              words.add(Word.literal(path, ScalarText.of(json, scalar)));
            }
          }
        }
      }
    }
    return words;
  }

  private List<Command> calls(List<Word> list, int start, int end) {
    if (list.isEmpty()) {
      return ScriptReader.read(path, joined(start, end)).commands();
    }
    List<SourceText> texts = new ArrayList<>();
    for (Word word : list) {
      texts.add(
          word.pieces().get(0) instanceof Piece.Literal literal
              ? literal.text()
              : file.slice(start, start));
    }
    return CommandReader.calls(path, list, texts);
  }

  /** The instruction's text without the backslashes that continue its lines. */
  private SourceText joined(int start, int end) {
    SourceText.Builder joined = new SourceText.Builder(file, start);
    int at = start;
    while (at < end) {
      int lineEnd = text.indexOf('\n', at);
      int stop = lineEnd < 0 || lineEnd > end ? end : lineEnd;
      int last = stop;
      while (last > at && isBlank(text.charAt(last - 1))) {
        last--;
      }
      boolean continues = stop < end && last > at && text.charAt(last - 1) == '\\';
      boolean comment = at > start && firstCharacter(at, stop) == '#';
      if (!comment) {
        joined.copy(at, continues ? last - 1 : stop);
      }
      at = stop + 1;
    }
    return joined.build();
  }

  private List<Word> words(int start, int end) {
    List<Word> words = new ArrayList<>();
    SourceText line = joined(start, end);
    for (Word word : ScriptReader.words(path, line)) {
      words.add(Expansion.joined(word, this::value));
    }
    return words;
  }

  private Variables.Value value(String name) {
    Word value = env.containsKey(name) ? env.get(name) : arguments.get(name);
    return value == null ? Variables.MISSING : new Variables.Value.Set(value);
  }

  private int skipBlanks(int from, int end) {
    int at = from;
    while (at < end && isGap(at, end)) {
      at++;
    }
    return at;
  }

  private boolean isGap(int at, int end) {
    char c = text.charAt(at);
    return isBlank(c) || c == '\n' || (c == '\\' && isLineEnd(at, end));
  }

  private boolean isLineEnd(int backslash, int end) {
    int at = backslash + 1;
    while (at < end && isBlank(text.charAt(at))) {
      at++;
    }
    return at < end && text.charAt(at) == '\n';
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
  }
}
