package dev.sparklint.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command of a scenario, written as for a shell: {@code [cd FOLDER &&] [NAME=VALUE…] [terminal]
 * sparklint ARGUMENTS [< FILE]}; single quotes hold words together.
 */
record ScenarioCommand(Run.World world, List<String> arguments) {

  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
  private static final Pattern VARIABLE = Pattern.compile("([A-Z_]+)=(.*)");

  static ScenarioCommand parse(String command, Path directory, Map<String, String> environment)
      throws IOException {
    List<String> words = words(command);
    Path here = directory;
    Map<String, String> variables = new HashMap<>(environment);
    boolean terminal = false;
    String in = "";
    int at = 0;
    for (; !words.get(at).equals("sparklint"); at++) {
      Matcher variable = VARIABLE.matcher(words.get(at));
      if (words.get(at).equals("cd")) {
        here = here.resolve(words.get(at + 1));
        at += 2;
      } else if (variable.matches()) {
        variables.put(variable.group(1), variable.group(2));
      } else if (words.get(at).equals("terminal")) {
        terminal = true;
      } else {
        throw new IllegalArgumentException("what is " + words.get(at) + " in: " + command);
      }
    }
    int redirection = words.indexOf("<");
    if (redirection >= 0) {
      in = Files.readString(here.resolve(words.get(redirection + 1)));
    }
    int end = redirection < 0 ? words.size() : redirection;
    return new ScenarioCommand(
        new Run.World(here, variables, in, terminal), List.copyOf(words.subList(at + 1, end)));
  }

  Run run() {
    return world.run(arguments.toArray(new String[0]));
  }

  private static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(command);
    while (matcher.find()) {
      words.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
    }
    return words;
  }
}
