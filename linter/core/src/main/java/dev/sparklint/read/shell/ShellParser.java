package dev.sparklint.read.shell;

import dev.sparklint.command.Word;
import dev.sparklint.text.SourceText;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a script's syntax. Never fails: what it does not understand it skips, one line at a time.
 *
 * @see <a
 *     href="https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_10">Shell
 *     grammar</a>
 */
final class ShellParser {

  private static final int DEEPEST = 100;

  private final String text;
  private final SourceText source;
  private final WordParser words;
  private final List<OpenHeredoc> open = new ArrayList<>();
  private int at;
  private int depth;

  private ShellParser(String path, SourceText source) {
    this.text = source.text();
    this.source = source;
    this.words = new WordParser(path, source);
  }

  private record OpenHeredoc(String end, boolean indented, List<Node.Heredoc> into) {}

  static Node parse(String path, SourceText source) {
    return new ShellParser(path, source).script();
  }

  /** The words of a line in which nothing ends a command. */
  static List<Word> words(String path, SourceText line) {
    ShellParser parser = new ShellParser(path, line);
    List<Word> found = new ArrayList<>();
    parser.skipToLineContent();
    while (parser.at < parser.text.length()) {
      int before = parser.at;
      found.add(parser.word());
      parser.at = Math.max(parser.at, before + 1);
      parser.skipToLineContent();
    }
    return found;
  }

  private Node script() {
    List<Node> nodes = new ArrayList<>();
    while (at < text.length()) {
      int before = at;
      nodes.add(list());
      if (at == before) {
        // a closing word that nothing opened
        at = Math.max(at + 1, wordEnd());
      }
    }
    return new Node.Sequence(nodes);
  }

  /** Commands up to a word that closes what surrounds them. */
  private Node list() {
    List<Node> nodes = new ArrayList<>();
    while (skipToCommand() && !closes()) {
      int before = at;
      nodes.add(andOr());
      if (at == before) {
        at++;
      }
    }
    return nodes.size() == 1 ? nodes.get(0) : new Node.Sequence(nodes);
  }

  private boolean closes() {
    char c = text.charAt(at);
    if (c == ')' || c == '}') {
      return true;
    }
    if (text.startsWith(";;", at)) {
      return true;
    }
    return switch (peekWord()) {
      case "then", "elif", "else", "fi", "do", "done", "esac" -> true;
      default -> false;
    };
  }

  private Node andOr() {
    Node left = pipeline();
    for (int links = 0; ; links++) {
      skipBlanks();
      boolean and = text.startsWith("&&", at);
      if ((!and && !text.startsWith("||", at)) || links > DEEPEST) {
        return left;
      }
      at += 2;
      if (!skipToCommand()) {
        return left;
      }
      Node right = pipeline();
      Node condition = and ? left : new Node.Not(left);
      left = new Node.If(condition, right, Node.NOTHING);
    }
  }

  private Node pipeline() {
    boolean negated = false;
    while (peekWord().equals("!")) {
      at++;
      skipBlanks();
      negated = !negated;
    }
    Node piped = pipelineOf(at < text.length() ? command() : Node.NOTHING);
    return negated ? new Node.Not(piped) : piped;
  }

  private Node pipelineOf(Node first) {
    skipBlanks();
    List<Node> nodes = new ArrayList<>();
    nodes.add(first);
    while (at < text.length() && text.charAt(at) == '|' && !text.startsWith("||", at)) {
      at += text.startsWith("|&", at) ? 2 : 1;
      if (!skipToCommand()) {
        break;
      }
      nodes.add(command());
      skipBlanks();
    }
    return nodes.size() == 1 ? first : new Node.Sequence(nodes);
  }

  private Node command() {
    if (depth >= DEEPEST || at >= text.length()) {
      at = text.length();
      return Node.NOTHING;
    }
    depth++;
    Node node = compound();
    depth--;
    return node;
  }

  private Node compound() {
    String word = peekWord();
    if (text.startsWith("((", at)) {
      skipPast("))");
      return Node.NOTHING;
    }
    return switch (word) {
      case "if", "elif" -> conditional();
      case "case" -> choice();
      case "for", "select" -> forLoop();
      case "while", "until" -> whileLoop();
      case "function" -> {
        at += word.length();
        skipBlanks();
        yield function(peekWord());
      }
      case "{" -> group(1, '}');
      default -> text.charAt(at) == '(' ? group(1, ')') : simpleOrFunction(word);
    };
  }

  private Node simpleOrFunction(String word) {
    int after = at + word.length();
    boolean function =
        !word.isEmpty()
            && text.startsWith("()", skippedBlanks(after))
            && word.indexOf('=') < 0
            && word.indexOf('$') < 0;
    return function ? function(word) : simple();
  }

  private Node function(String name) {
    at += name.length();
    skipBlanks();
    if (text.startsWith("()", at)) {
      at += 2;
    }
    return skipToCommand() ? new Node.Function(name, command()) : Node.NOTHING;
  }

  private Node group(int length, char closing) {
    at += length;
    Node body = list();
    if (at < text.length() && text.charAt(at) == closing) {
      at++;
    }
    skipRedirections();
    return body;
  }

  private Node conditional() {
    at += peekWord().length();
    Node condition = list();
    accept("then");
    Node then = list();
    Node otherwise = Node.NOTHING;
    if (peekWord().equals("elif")) {
      return new Node.If(condition, then, command());
    }
    if (accept("else")) {
      otherwise = list();
    }
    accept("fi");
    skipRedirections();
    return new Node.If(condition, then, otherwise);
  }

  private Node choice() {
    at += "case".length();
    skipBlanks();
    Word subject = word();
    skipToCommand();
    accept("in");
    List<Node.Branch> branches = new ArrayList<>();
    while (skipToCommand() && !peekWord().equals("esac")) {
      int before = at;
      branches.add(branch());
      if (at == before) {
        at++;
      }
    }
    accept("esac");
    return new Node.Case(subject, branches);
  }

  private Node.Branch branch() {
    if (text.charAt(at) == '(') {
      at++;
    }
    List<Word> patterns = new ArrayList<>();
    skipBlanks();
    while (at < text.length() && text.charAt(at) != ')' && text.charAt(at) != '\n') {
      if (text.charAt(at) == '|') {
        at++;
      } else {
        int before = at;
        patterns.add(word());
        at = Math.max(at, before + 1);
      }
      skipBlanks();
    }
    at = Math.min(text.length(), at + 1);
    Node body = list();
    while (at < text.length() && (text.charAt(at) == ';' || text.charAt(at) == '&')) {
      at++;
    }
    return new Node.Branch(patterns, body);
  }

  private Node forLoop() {
    at += peekWord().length();
    skipBlanks();
    if (text.startsWith("((", at)) {
      skipPast("))");
      return new Node.Loop("", List.of(), Node.NOTHING, loopBody());
    }
    String variable = peekWord();
    at += variable.length();
    skipToLineContent();
    List<Word> items = new ArrayList<>();
    if (accept("in")) {
      skipBlanks();
      while (at < text.length() && !WordParser.endsWord(text.charAt(at))) {
        items.add(word());
        skipBlanks();
      }
    }
    return new Node.Loop(variable, items, Node.NOTHING, loopBody());
  }

  private Node whileLoop() {
    at += peekWord().length();
    Node condition = list();
    return new Node.Loop("", List.of(), condition, loopBody());
  }

  private Node loopBody() {
    skipToCommand();
    accept("do");
    Node body = list();
    accept("done");
    skipRedirections();
    return body;
  }

  private Node simple() {
    List<Node.Assignment> assignments = new ArrayList<>();
    List<Word> found = new ArrayList<>();
    List<Node.Heredoc> heredocs = new ArrayList<>();
    boolean test = text.startsWith("[[", at);
    while (true) {
      skipBlanks();
      if (at >= text.length() || (!test && redirection(heredocs))) {
        if (at >= text.length()) {
          break;
        }
        continue;
      }
      char c = text.charAt(at);
      if (c == '#' || c == '\n' || c == '\r') {
        break;
      }
      if (test && isOperator(c)) {
        at++;
        found.add(Word.empty(place()));
        continue;
      }
      if (WordParser.endsWord(c)) {
        break;
      }
      boolean declares = found.isEmpty() || declares(found.get(0));
      if (!declares || !assignment(assignments)) {
        found.add(word());
        test &= !found.get(found.size() - 1).text().equals("]]");
      }
    }
    return new Node.Call(assignments, found, words.takeDefaults(), heredocs);
  }

  private static boolean declares(Word program) {
    return switch (program.text()) {
      case "export", "declare", "local", "readonly", "typeset" -> true;
      default -> false;
    };
  }

  private static boolean isOperator(char c) {
    return c == '&' || c == '|' || c == '(' || c == ')' || c == '<' || c == '>';
  }

  /** Reads an assignment, if there is one at this place. */
  private boolean assignment(List<Node.Assignment> assignments) {
    int end = at;
    while (end < text.length() && WordParser.isName(text.charAt(end))) {
      end++;
    }
    boolean appends = text.startsWith("+=", end);
    if (end == at
        || !WordParser.isNameStart(text.charAt(at))
        || (!appends && !text.startsWith("=", end))) {
      return false;
    }
    String name = text.substring(at, end);
    at = end + (appends ? 2 : 1);
    if (at < text.length() && text.charAt(at) == '(') {
      at++;
      assignments.add(new Node.Assignment(name, appends, true, arrayItems()));
    } else {
      assignments.add(new Node.Assignment(name, appends, false, List.of(word())));
    }
    return true;
  }

  private List<Word> arrayItems() {
    List<Word> items = new ArrayList<>();
    while (skipToCommand() && text.charAt(at) != ')') {
      int before = at;
      items.add(word());
      if (at == before) {
        at++;
      }
    }
    at = Math.min(text.length(), at + 1);
    return items;
  }

  private void skipRedirections() {
    skipBlanks();
    while (at < text.length() && redirection(new ArrayList<>())) {
      skipBlanks();
    }
  }

  /** Skips {@code 2>&1}, {@code > file}, {@code << END} and the like; remembers a heredoc. */
  private boolean redirection(List<Node.Heredoc> heredocs) {
    int start = at;
    while (start < text.length() && Character.isDigit(text.charAt(start))) {
      start++;
    }
    if (text.startsWith("&>", start)) {
      start++;
    }
    char c = start < text.length() ? text.charAt(start) : ' ';
    boolean substitution = text.startsWith("(", start + 1);
    if ((c != '<' && c != '>') || substitution) {
      return false;
    }
    if (text.startsWith("<<", start) && !text.startsWith("<<<", start)) {
      boolean indented = text.startsWith("-", start + 2);
      at = start + (indented ? 3 : 2);
      skipBlanks();
      open.add(new OpenHeredoc(word().text(), indented, heredocs));
      return true;
    }
    at = start;
    while (at < text.length() && "<>&|".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    skipBlanks();
    if (at < text.length() && !WordParser.endsWord(text.charAt(at))) {
      word();
    }
    return true;
  }

  /** Reads the texts of the heredocs that the line before has opened. */
  private void readHeredocs() {
    for (OpenHeredoc heredoc : open) {
      int start = at;
      int end = text.length();
      int next = text.length();
      int line = at;
      while (line < text.length()) {
        int lineEnd = text.indexOf('\n', line);
        int stop = lineEnd < 0 ? text.length() : lineEnd;
        String content = text.substring(line, stop);
        String trimmed = heredoc.indented() ? content.stripLeading() : content;
        if (trimmed.stripTrailing().equals(heredoc.end())) {
          end = line;
          next = Math.min(text.length(), stop + 1);
          break;
        }
        line = stop + 1;
      }
      heredoc.into().add(new Node.Heredoc(source.slice(start, end)));
      at = next;
    }
    open.clear();
  }

  private Word word() {
    Word word = words.read(at);
    at = words.end();
    return word;
  }

  private dev.sparklint.text.Place place() {
    return new dev.sparklint.text.Place("", source.span(at, at));
  }

  private String peekWord() {
    return at >= text.length() ? "" : text.substring(at, wordEnd());
  }

  private int wordEnd() {
    int end = at;
    while (end < text.length() && !WordParser.endsWord(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Takes the word if it is next. */
  private boolean accept(String word) {
    skipToCommand();
    boolean there = peekWord().equals(word);
    if (there) {
      at += word.length();
    }
    return there;
  }

  private void skipPast(String closing) {
    int end = text.indexOf(closing, at);
    at = end < 0 ? text.length() : end + closing.length();
  }

  /** To the next command: blanks, comments, line breaks, single semicolons. False at the end. */
  private boolean skipToCommand() {
    while (true) {
      skipBlanks();
      if (at >= text.length()) {
        return false;
      }
      char c = text.charAt(at);
      if (c == '#') {
        skipToLineEnd();
      } else if (c == '\n') {
        at++;
        readHeredocs();
      } else if (c == '\r' || (c == ';' && !text.startsWith(";;", at))) {
        at++;
      } else if (c == '&' && !text.startsWith("&&", at)) {
        at++;
      } else {
        return true;
      }
    }
  }

  private void skipToLineContent() {
    skipBlanks();
    while (at < text.length() && (text.charAt(at) == '\n' || text.charAt(at) == '\r')) {
      at++;
      skipBlanks();
    }
  }

  private void skipToLineEnd() {
    int end = text.indexOf('\n', at);
    at = end < 0 ? text.length() : end;
  }

  private void skipBlanks() {
    at = skippedBlanks(at);
  }

  /**
   * Behind blanks and line continuations. A backslash with blanks behind it and nothing else does
   * not continue a line in any shell, but is always meant to.
   */
  private int skippedBlanks(int from) {
    int i = from;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == ' ' || c == '\t') {
        i++;
      } else if (c == '\\') {
        int next = i + 1;
        while (next < text.length() && isBlank(text.charAt(next))) {
          next++;
        }
        if (next < text.length() && text.charAt(next) != '\n') {
          return i;
        }
        i = continued(Math.min(text.length(), next + 1));
      } else {
        return i;
      }
    }
    return i;
  }

  /**
   * Behind comment lines among continued lines. A shell ends the command there; people mean it to
   * go on.
   */
  private int continued(int lineStart) {
    int i = lineStart;
    while (true) {
      int first = i;
      while (first < text.length() && (text.charAt(first) == ' ' || text.charAt(first) == '\t')) {
        first++;
      }
      if (first >= text.length() || text.charAt(first) != '#') {
        return i;
      }
      int end = text.indexOf('\n', first);
      boolean goesOn = end > first && endsWithBackslash(first, end);
      if (!goesOn) {
        return i;
      }
      i = end + 1;
    }
  }

  private boolean endsWithBackslash(int start, int end) {
    int last = end - 1;
    while (last > start && isBlank(text.charAt(last))) {
      last--;
    }
    return text.charAt(last) == '\\';
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
  }
}
