package dev.sparklint.read.shell;

import dev.sparklint.command.Condition;
import dev.sparklint.command.Piece;
import dev.sparklint.command.Variables;
import dev.sparklint.command.Word;
import dev.sparklint.text.Place;
import dev.sparklint.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One way through a script up to some place: what its variables hold and what must be so. */
final class Path implements Variables {

  private static final String ALL = "[@]";
  private static final int MOST_ARGUMENTS = 9;

  private final Map<String, List<Word>> values;
  private final Set<String> exported;
  private List<Condition> conditions;
  private boolean ended;

  Path() {
    this.values = new HashMap<>();
    this.exported = new HashSet<>();
    this.conditions = List.of();
  }

  private Path(Path other) {
    this.values = new HashMap<>(other.values);
    this.exported = new HashSet<>(other.exported);
    this.conditions = other.conditions;
    this.ended = other.ended;
  }

  Path copy() {
    return new Path(this);
  }

  /** The same under one more condition. */
  Path under(Condition condition) {
    Path path = copy();
    List<Condition> more = new ArrayList<>(conditions);
    more.add(condition);
    path.conditions = more;
    return path;
  }

  List<Condition> conditions() {
    return conditions;
  }

  boolean ended() {
    return ended;
  }

  void end() {
    ended = true;
  }

  void resume() {
    ended = false;
  }

  @Override
  public Value get(String name) {
    boolean all = name.endsWith(ALL);
    List<Word> value = values.get(all ? name.substring(0, name.length() - ALL.length()) : name);
    if (value == null) {
      return OPEN;
    }
    if (all || name.equals("@") || name.equals("*")) {
      return new Value.Set(joined(value));
    }
    return value.isEmpty() ? new Value.Unknown("it is an empty list") : new Value.Set(value.get(0));
  }

  /** The items as one text, as in an assignment. */
  private static Word joined(List<Word> items) {
    List<Piece> pieces = new ArrayList<>();
    for (Word item : items) {
      if (!pieces.isEmpty()) {
        pieces.add(new Piece.Text(item.place(), " "));
      }
      pieces.addAll(item.pieces());
    }
    return items.isEmpty()
        ? new Word(new Place("", Span.at(1, 1)), pieces)
        : new Word(items.get(0).place(), pieces);
  }

  /** The items of {@code NAME[@]}; null when nothing is known of it. */
  @Nullable List<Word> list(String name) {
    return values.get(name);
  }

  void set(String name, Word value) {
    values.put(name, List.of(value));
  }

  void setList(String name, List<Word> value) {
    values.put(name, List.copyOf(value));
  }

  /** Sets {@code $1} to {@code $9} and {@code $@}; the first word is the program's. */
  void setArguments(List<Word> words) {
    for (int i = 1; i <= MOST_ARGUMENTS; i++) {
      Word none = Word.empty(words.get(0).place());
      set(String.valueOf(i), i < words.size() ? words.get(i) : none);
    }
    setList("@", words.subList(1, words.size()));
  }

  /** Takes over {@code $1} to {@code $9} and {@code $@} of another path. */
  void takeArguments(Path other) {
    for (int i = 0; i <= MOST_ARGUMENTS; i++) {
      String name = i == 0 ? "@" : String.valueOf(i);
      List<Word> value = other.values.get(name);
      if (value == null) {
        values.remove(name);
      } else {
        values.put(name, value);
      }
    }
  }

  void forget(String name, Word why) {
    set(name, new Word(why.place(), List.of(new Piece.Opaque(why.place(), "$" + name))));
  }

  void export(String name) {
    exported.add(name);
  }

  Map<String, Word> environment() {
    Map<String, Word> environment = new HashMap<>();
    for (String name : exported) {
      List<Word> value = values.get(name);
      if (value != null && value.size() == 1) {
        environment.put(name, value.get(0));
      }
    }
    return environment;
  }

  boolean sameState(Path other) {
    return ended == other.ended && values.equals(other.values) && exported.equals(other.exported);
  }

  /** Keeps what both have in common; what differs is no longer known. */
  void merge(Path other) {
    conditions = common(other);
    for (Map.Entry<String, List<Word>> value : new HashMap<>(values).entrySet()) {
      if (!value.getValue().equals(other.values.get(value.getKey()))) {
        forgetBranch(value.getKey(), value.getValue());
      }
    }
    for (Map.Entry<String, List<Word>> value : other.values.entrySet()) {
      if (!values.containsKey(value.getKey())) {
        forgetBranch(value.getKey(), value.getValue());
      }
    }
  }

  private void forgetBranch(String name, List<Word> value) {
    if (value.isEmpty()) {
      values.remove(name);
    } else {
      forget(name, value.get(0));
    }
  }

  private List<Condition> common(Path other) {
    List<Condition> common = new ArrayList<>();
    for (Condition condition : conditions) {
      if (other.conditions.contains(condition)) {
        common.add(condition);
      }
    }
    return common;
  }
}
