package dev.sparklint.read;

import dev.sparklint.command.Command;
import dev.sparklint.command.Piece;
import dev.sparklint.command.Programs;
import dev.sparklint.command.Word;
import dev.sparklint.read.shell.ScriptReader;
import dev.sparklint.text.Place;
import dev.sparklint.text.SourceText;
import java.util.ArrayList;
import java.util.List;

/** Reads command lines that stand as lists of words, as in manifests and Dockerfiles. */
final class CommandReader {

  private CommandReader() {}

  /**
   * Words in which {@code $(NAME)} is a variable, as Kubernetes has it, and {@code $$} a dollar.
   */
  static List<Word> kubernetesWords(String path, List<SourceText> texts) {
    List<Word> words = new ArrayList<>(texts.size());
    for (SourceText text : texts) {
      words.add(kubernetesWord(path, text));
    }
    return words;
  }

  private static Word kubernetesWord(String path, SourceText source) {
    String text = source.text();
    if (text.indexOf('$') < 0) {
      return Word.literal(path, source);
    }
    List<Piece> pieces = new ArrayList<>();
    SourceText.Builder literal = new SourceText.Builder(source, 0);
    boolean pending = false;
    int start = 0;
    int at = text.indexOf('$');
    while (at >= 0) {
      int end = text.startsWith("(", at + 1) ? text.indexOf(')', at) : -1;
      if (text.startsWith("$$", at)) {
        literal.copy(start, at + 1);
        pending = true;
        start = at + 2;
      } else if (end > at + 2) {
        literal.copy(start, at);
        if (pending || at > start) {
          pieces.add(new Piece.Literal(path, literal.build()));
        }
        pieces.add(variable(path, source, at, end + 1));
        start = end + 1;
        literal = new SourceText.Builder(source, start);
        pending = false;
      }
      at = text.indexOf('$', Math.max(start, at + 1));
    }
    literal.copy(start, text.length());
    if (pending || start < text.length()) {
      pieces.add(new Piece.Literal(path, literal.build()));
    }
    return new Word(new Place(path, source.span(0, text.length())), pieces);
  }

  private static Piece variable(String path, SourceText source, int start, int end) {
    Place place = new Place(path, source.span(start, end));
    String name = source.text().substring(start + 2, end - 1);
    return Piece.Variable.plain(place, name, false);
  }

  /**
   * The programs that a list of words calls; a script given to {@code sh -c} is gone through.
   *
   * @param texts the words as they are written, for such a script
   */
  static List<Command> calls(String path, List<Word> words, List<SourceText> texts) {
    int submission = Programs.submission(words);
    if (submission >= 0) {
      return List.of(Command.of(words.subList(submission, words.size())));
    }
    int inline = Programs.inlineScript(words);
    if (inline >= 0) {
      List<Command> calls = ScriptReader.read(path, texts.get(inline)).commands();
      // a shell that is given one command puts it in its own place
      return calls.size() == 1 ? List.of(calls.get(0).alone()) : calls;
    }
    int script = Programs.script(words);
    return script < 0 ? List.of() : List.of(Command.of(words.subList(script, words.size())));
  }
}
