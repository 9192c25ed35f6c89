package dev.sparklint.read.shell;

import dev.sparklint.command.Condition;
import dev.sparklint.command.Piece;
import dev.sparklint.command.Variables;
import dev.sparklint.command.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One way through a script up to some place: what its variables hold and what must be so. */
final class Path implements Variables {

  private final Map<String, List<Word>> values;
  private final Set<String> arrays;
  private final Set<String> exported;
  private List<Condition> conditions;
  private boolean ended;

  Path() {
    this.values = new HashMap<>();
    this.arrays = new HashSet<>();
    this.exported = new HashSet<>();
    this.conditions = List.of();
  }

  private Path(Path other) {
    this.values = new HashMap<>(other.values);
    this.arrays = new HashSet<>(other.arrays);
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
    List<Word> value = values.get(name);
    if (value == null) {
      return OPEN;
    }
    boolean many = arrays.contains(name) && value.size() > 1;
    return value.isEmpty() || many
        ? new Value.Unknown("it is a list")
        : new Value.Set(value.get(0));
  }

  /** The items of {@code NAME[@]}; null when nothing is known of it. */
  @Nullable List<Word> list(String name) {
    return values.get(name);
  }

  void set(String name, Word value) {
    arrays.remove(name);
    values.put(name, List.of(value));
  }

  void setList(String name, List<Word> value) {
    arrays.add(name);
    values.put(name, List.copyOf(value));
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
