package dev.sparklint.read.shell;

import dev.sparklint.command.Command;
import dev.sparklint.command.Condition;
import dev.sparklint.command.Expansion;
import dev.sparklint.command.Piece;
import dev.sparklint.command.Programs;
import dev.sparklint.command.Word;
import dev.sparklint.text.SourceText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the programs that a script calls to start Spark, by going through it on every way that may
 * be taken. What the script does not set itself stays a variable; what decides between ways becomes
 * a condition of the calls.
 */
public final class ScriptReader {

  private static final int MOST_PATHS = 24;
  private static final int MOST_STEPS = 20_000;
  private static final int MOST_CALLS = 200;
  private static final int MOST_ITEMS = 8;
  private static final int MOST_LIST = 500;
  private static final int DEEPEST = 20;

  private final String path;
  private final Map<String, Node> functions = new HashMap<>();
  private final Set<String> called = new HashSet<>();
  private final Set<Command> commands = new LinkedHashSet<>();
  private final Set<SourceText> heredocs = new LinkedHashSet<>();
  private boolean cut;
  private boolean traps;
  private int steps;
  private int depth;

  private ScriptReader(String path) {
    this.path = path;
  }

  /**
   * What a script calls.
   *
   * @param commands calls of Spark's programs and of other scripts, in the order of the script
   * @param heredocs texts that the script writes to files
   * @param cut whether the script is longer or deeper than what is followed, and calls may be
   *     missing
   */
  public record Calls(List<Command> commands, List<SourceText> heredocs, boolean cut) {}

  /** Reads a script, whatever part of its file it is. */
  public static Calls read(String path, SourceText script) {
    ScriptReader reader = new ScriptReader(path);
    Node root = ShellParser.parse(path, script);
    List<Path> paths = reader.run(root, List.of(new Path()));
    reader.runUncalled(paths);
    return new Calls(List.copyOf(reader.commands), List.copyOf(reader.heredocs), reader.cut);
  }

  /** The words of one line that is no script, as in a Dockerfile. */
  public static List<Word> words(String path, SourceText line) {
    return ShellParser.words(path, line);
  }

  /** A text as one word in which only variables mean something. */
  public static Word word(String path, SourceText text) {
    return new WordParser(path, text).readQuoted();
  }

  /** Functions that this file only defines, for others to call. */
  private void runUncalled(List<Path> paths) {
    List<Path> after = new ArrayList<>();
    for (Path state : paths) {
      state.resume();
      after.add(state);
    }
    for (Map.Entry<String, Node> function : new HashMap<>(functions).entrySet()) {
      if (!called.contains(function.getKey())) {
        run(function.getValue(), merged(after));
      }
    }
  }

  private List<Path> run(Node node, List<Path> paths) {
    if (++steps > MOST_STEPS || depth > DEEPEST * 10) {
      cut = true;
      return paths;
    }
    depth++;
    List<Path> after = new ArrayList<>();
    for (Path state : paths) {
      if (state.ended()) {
        after.add(state);
      } else {
        after.addAll(runOne(node, state));
      }
    }
    depth--;
    return after.size() == paths.size() ? after : merged(after);
  }

  private List<Path> runOne(Node node, Path state) {
    if (node instanceof Node.Sequence sequence) {
      List<Path> paths = List.of(state);
      for (Node next : sequence.nodes()) {
        paths = run(next, paths);
      }
      return paths;
    }
    if (node instanceof Node.Call call) {
      return call(call, state);
    }
    if (node instanceof Node.If branch) {
      Fork fork = decide(branch.condition(), state);
      List<Path> paths = new ArrayList<>(run(branch.then(), fork.taken()));
      paths.addAll(run(branch.otherwise(), fork.passed()));
      return paths;
    }
    if (node instanceof Node.Not not) {
      return runOne(not.node(), state);
    }
    if (node instanceof Node.Case choice) {
      return choose(choice, state);
    }
    if (node instanceof Node.Loop loop) {
      return loop(loop, state);
    }
    if (node instanceof Node.Function function) {
      functions.put(function.name(), function.body());
    }
    return List.of(state);
  }

  private List<Path> loop(Node.Loop loop, Path state) {
    List<Path> paths = run(loop.condition(), List.of(state));
    List<Word> items = expand(loop.items(), state);
    boolean known = !items.isEmpty() && items.size() <= MOST_ITEMS;
    for (Word item : items) {
      known &= item.isKnown() && item.text().indexOf('*') < 0;
    }
    if (known) {
      for (Word item : items) {
        for (Path next : paths) {
          next.set(loop.variable(), item);
        }
        paths = run(loop.body(), paths);
      }
      return paths;
    }
    if (!loop.variable().isEmpty() && !items.isEmpty()) {
      for (Path next : paths) {
        next.forget(loop.variable(), items.get(0));
      }
    }
    return run(loop.body(), paths);
  }

  /** The ways on which a condition holds, and those on which it does not. */
  private record Fork(List<Path> taken, List<Path> passed) {
    Fork turned() {
      List<Path> holds = passed;
      return new Fork(holds, taken);
    }
  }

  private Fork decide(Node node, Path state) {
    if (node instanceof Node.Not not) {
      Fork fork = decide(not.node(), state);
      return fork.turned();
    }
    if (node instanceof Node.If both && both.otherwise() == Node.NOTHING) {
      return decideBoth(both, state);
    }
    Condition condition = node instanceof Node.Call call ? TestReader.read(call, state) : null;
    if (condition == null) {
      List<Path> after = runOne(node, state);
      List<Path> copies = new ArrayList<>();
      for (Path path : after) {
        copies.add(path.copy());
      }
      return new Fork(after, copies);
    }
    return fork(condition, state);
  }

  private Fork decideBoth(Node.If both, Path state) {
    boolean or = both.condition() instanceof Node.Not;
    Fork left = decide(both.condition(), state);
    List<Path> taken = new ArrayList<>();
    List<Path> passed = new ArrayList<>(left.passed());
    for (Path path : left.taken()) {
      Fork right = decide(both.then(), path);
      taken.addAll(right.taken());
      passed.addAll(right.passed());
    }
    if (or) {
      // a || b: where "not a" did not hold, the whole holds
      taken.addAll(left.passed());
      passed.removeAll(left.passed());
    }
    return new Fork(taken, passed);
  }

  private static Fork fork(Condition condition, Path state) {
    Boolean known = known(condition, state);
    if (known != null) {
      return known ? new Fork(List.of(state), List.of()) : new Fork(List.of(), List.of(state));
    }
    return new Fork(List.of(state.under(condition)), List.of(state.under(condition.negated())));
  }

  /** Whether a condition holds on a way, where that can be told; null where it cannot. */
  private static @Nullable Boolean known(Condition condition, Path state) {
    if (condition.subject().isKnown()) {
      return condition.holds(condition.subject().text());
    }
    for (Condition earlier : state.conditions()) {
      if (earlier.subject().text().equals(condition.subject().text())) {
        boolean same = earlier.patterns().equals(condition.patterns());
        if (same) {
          return earlier.matches() == condition.matches();
        }
        if (earlier.matches() && earlier.patterns().size() == 1 && isPlain(earlier)) {
          return condition.holds(earlier.patterns().get(0));
        }
      }
    }
    return null;
  }

  private static boolean isPlain(Condition condition) {
    String pattern = condition.patterns().get(0);
    return pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0;
  }

  private List<Path> choose(Node.Case choice, Path state) {
    Word subject = Expansion.joined(choice.subject(), state);
    List<Path> after = new ArrayList<>();
    List<Path> open = List.of(state);
    for (Node.Branch branch : choice.branches()) {
      List<String> patterns = new ArrayList<>();
      for (Word pattern : branch.patterns()) {
        patterns.add(pattern.text());
      }
      Condition condition = new Condition(subject, patterns, true);
      List<Path> next = new ArrayList<>();
      for (Path path : open) {
        if (patterns.contains("*")) {
          after.addAll(run(branch.body(), List.of(path)));
        } else {
          Fork fork = fork(condition, path);
          after.addAll(run(branch.body(), fork.taken()));
          next.addAll(fork.passed());
        }
      }
      open = next;
    }
    after.addAll(open);
    return after;
  }

  private List<Path> call(Node.Call call, Path state) {
    for (Piece.Variable variable : call.defaults()) {
      Word whole = new Word(variable.place(), List.of(variable));
      state.set(variable.name(), Expansion.joined(whole, state));
    }
    for (Node.Heredoc heredoc : call.heredocs()) {
      heredocs.add(heredoc.text());
    }
    List<Word> words = expand(call.words(), state);
    if (words.isEmpty()) {
      for (Node.Assignment assignment : call.assignments()) {
        assign(assignment, state);
      }
      return List.of(state);
    }
    return builtin(call, words, state);
  }

  private List<Path> builtin(Node.Call call, List<Word> words, Path state) {
    String name = Programs.name(words.get(0));
    switch (name) {
      case "export", "declare", "local", "readonly", "typeset" -> declare(call, words, state);
      case "exit", "return" -> state.end();
      case "unset" -> {
        for (Word word : words) {
          state.set(word.text(), Word.empty(word.place()));
        }
      }
      case "read", "mapfile", "readarray" -> {
        for (Word word : words) {
          state.forget(word.text(), word);
        }
      }
      case "trap" -> traps = true;
      case "[", "[[", "test", ":", "echo", "printf", "set", "shift" -> {}
      default -> {
        return program(call, words, name, state);
      }
    }
    return List.of(state);
  }

  private void declare(Node.Call call, List<Word> words, Path state) {
    boolean exports = words.get(0).text().equals("export");
    for (Node.Assignment assignment : call.assignments()) {
      assign(assignment, state);
      if (exports) {
        state.export(assignment.name());
      }
    }
    for (Word word : words) {
      exports |= word.text().equals("-x");
      if (exports) {
        state.export(word.text());
      }
    }
  }

  private List<Path> program(Node.Call call, List<Word> words, String name, Path state) {
    Node function = functions.get(name);
    cut |= function != null && depth >= DEEPEST * 4 && !called.contains(name);
    if (function != null && depth < DEEPEST * 4) {
      called.add(name);
      List<Path> paths = run(function, List.of(withArguments(words, state)));
      for (Path path : paths) {
        path.resume();
        path.takeArguments(state);
      }
      return paths;
    }
    int inline = Programs.inlineScript(words);
    if (inline > 0 && words.get(inline).pieces().size() == 1 && depth < DEEPEST) {
      if (words.get(inline).pieces().get(0) instanceof Piece.Literal literal) {
        return run(ShellParser.parse(path, literal.text()), List.of(state));
      }
    }
    emit(call, words, state);
    if (words.get(0).text().equals("exec") && words.size() > 1) {
      state.end();
    }
    return List.of(state);
  }

  private static Path withArguments(List<Word> words, Path state) {
    Path inside = state.copy();
    inside.setArguments(words);
    return inside;
  }

  private void emit(Node.Call call, List<Word> words, Path state) {
    int start = Programs.submission(words);
    if (start < 0) {
      int script = Programs.script(words);
      start = script >= 0 && Programs.name(words.get(script)).endsWith(".sh") ? script : -1;
    }
    cut |= start >= 0 && commands.size() >= MOST_CALLS;
    if (start < 0 || commands.size() >= MOST_CALLS) {
      return;
    }
    Map<String, Word> environment = state.environment();
    for (Node.Assignment assignment : call.assignments()) {
      if (!assignment.array()) {
        environment.put(assignment.name(), Expansion.joined(assignment.values().get(0), state));
      }
    }
    List<Word> own = words.subList(start, words.size());
    boolean behindShell = !traps && !words.get(0).text().equals("exec");
    commands.add(
        new Command(own.get(0).place(), own, environment, state.conditions(), behindShell));
  }

  private void assign(Node.Assignment assignment, Path state) {
    if (assignment.array()) {
      List<Word> items = new ArrayList<>();
      List<Word> earlier = state.list(assignment.name());
      if (assignment.appends() && earlier != null) {
        items.addAll(earlier);
      }
      items.addAll(expand(assignment.values(), state));
      cut |= items.size() > MOST_LIST;
      state.setList(assignment.name(), items.subList(0, Math.min(items.size(), MOST_LIST)));
      return;
    }
    Word value = Expansion.joined(assignment.values().get(0), state);
    List<Word> earlier = state.list(assignment.name());
    if (assignment.appends()) {
      List<Piece> pieces = new ArrayList<>();
      if (earlier != null && earlier.size() == 1) {
        pieces.addAll(earlier.get(0).pieces());
      } else if (earlier == null) {
        pieces.add(Piece.Variable.plain(value.place(), assignment.name(), false));
      }
      pieces.addAll(value.pieces());
      value = new Word(value.place(), pieces);
    }
    state.set(assignment.name(), value);
  }

  /** Words with the script's own variables filled in, arrays spread out. */
  private static List<Word> expand(List<Word> words, Path state) {
    List<Word> spread = new ArrayList<>();
    for (Word word : words) {
      List<Word> items = listOf(word, state);
      if (items == null) {
        spread.add(word);
      } else {
        spread.addAll(items);
      }
    }
    return Expansion.of(spread, state);
  }

  /** The items that a word such as {@code "${CONF[@]}"} stands for; null when it is another. */
  private static @Nullable List<Word> listOf(Word word, Path state) {
    if (word.pieces().size() != 1 || !(word.pieces().get(0) instanceof Piece.Variable variable)) {
      return null;
    }
    if (variable.name().endsWith("[@]")) {
      String name = variable.name().substring(0, variable.name().length() - 3);
      return state.list(name);
    }
    return variable.name().equals("@") || variable.name().equals("*") ? state.list("@") : null;
  }

  private static List<Path> merged(List<Path> paths) {
    List<Path> merged = new ArrayList<>();
    for (Path path : paths) {
      boolean known = false;
      for (Path earlier : merged) {
        if (earlier.sameState(path)) {
          earlier.merge(path);
          known = true;
          break;
        }
      }
      if (!known) {
        merged.add(path);
      }
    }
    while (merged.size() > MOST_PATHS) {
      Path last = merged.remove(merged.size() - 1);
      merged.get(merged.size() - 1).merge(last);
    }
    return merged;
  }
}
