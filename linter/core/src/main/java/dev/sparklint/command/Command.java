package dev.sparklint.command;

import dev.sparklint.text.Place;
import java.util.List;
import java.util.Map;

/**
 * A program call as somebody wrote it, all that its own file knows of variables filled in.
 *
 * @param place of the program's name
 * @param words the program and what it is given; not empty
 * @param environment variables that the call's own file gives to the program
 * @param conditions all of which must hold for it to run
 * @param behindShell whether a shell stays before it, which gets its signals and hands none on
 */
public record Command(
    Place place,
    List<Word> words,
    Map<String, Word> environment,
    List<Condition> conditions,
    boolean behindShell) {

  public Command {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
    conditions = List.copyOf(conditions);
  }

  /** A call that stands alone. */
  public static Command of(List<Word> words) {
    return new Command(words.get(0).place(), words, Map.of(), List.of(), false);
  }

  /** The same call with other words. */
  public Command withWords(List<Word> others) {
    return new Command(place, others, environment, conditions, behindShell);
  }

  /** The same call in place of its shell. */
  public Command alone() {
    return new Command(place, words, environment, conditions, false);
  }

  /** The name of the program without its folder. */
  public String program() {
    String text = words.get(0).text();
    return text.substring(text.lastIndexOf('/') + 1);
  }
}
