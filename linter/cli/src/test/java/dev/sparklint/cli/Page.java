package dev.sparklint.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of the documentation, played from its top to its end in a folder of its own, as a reader
 * would:
 *
 * <ul>
 *   <li>a fenced block right below a line with nothing but a path in backquotes and a colon is that
 *       file;
 *   <li>in a block {@code console}, each line that starts with {@code $ } is a command for bash,
 *       and what follows is what it prints;
 *   <li>a comment {@code <!-- setup: COMMAND -->} runs a command that the reader does not see.
 * </ul>
 */
final class Page {

  private static final Pattern FILE = Pattern.compile("`([^`]+)`:");
  private static final Pattern SETUP = Pattern.compile("<!-- setup: (.*) -->");

  /** The two commands that everything begins with; CI runs them on a fresh clone. */
  static final List<String> ELSEWHERE =
      List.of("$ ./linter/bin/sparklint check PATH", "$ mvn verify");

  private static final String END = "-- end of output --";

  private final Path directory;
  private final Map<String, String> environment;
  private final List<String> page = new ArrayList<>();

  /**
   * @param directory an empty folder to play in
   * @param environment of every command, besides what this process has
   */
  Page(Path directory, Map<String, String> environment) {
    this.directory = directory;
    this.environment = environment;
  }

  /** The page as it should be written, given what its commands print. */
  String play(String text) throws IOException, InterruptedException {
    List<String> lines = text.lines().toList();
    String file = "";
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      page.add(line);
      Matcher setup = SETUP.matcher(line);
      Matcher path = FILE.matcher(line);
      if (setup.matches()) {
        Output output = run(List.of(setup.group(1)));
        if (output.exitCode() != 0) {
          throw new AssertionError(line + "\n" + output.texts());
        }
      } else if (path.matches()) {
        file = path.group(1);
      } else if (line.startsWith("```") && line.length() > 2) {
        int end = i + 1;
        while (!lines.get(end).equals("```")) {
          end++;
        }
        block(line, lines.subList(i + 1, end), file);
        page.add("```");
        file = "";
        i = end;
      } else if (!line.isBlank()) {
        file = "";
      }
    }
    return String.join("\n", page) + "\n";
  }

  private void block(String fence, List<String> body, String file)
      throws IOException, InterruptedException {
    if (fence.equals("```console")) {
      console(body);
      return;
    }
    if (fence.matches("```(sh|shell|bash)")
        || body.stream().anyMatch(line -> line.startsWith("$ "))) {
      throw new AssertionError("commands stand in blocks of console, and not in " + fence + body);
    }
    if (!file.isEmpty()) {
      Path target = directory.resolve(file);
      Files.createDirectories(target.getParent());
      Files.writeString(target, String.join("\n", body) + "\n");
    }
    page.addAll(body);
  }

  private void console(List<String> body) throws IOException, InterruptedException {
    if (ELSEWHERE.containsAll(body)) {
      page.addAll(body);
      return;
    }
    List<String> commands = new ArrayList<>();
    for (int i = 0; i < body.size(); i++) {
      if (body.get(i).startsWith("$ ")) {
        StringBuilder command = new StringBuilder(body.get(i).substring(2));
        while (body.get(i).endsWith("\\")) {
          i++;
          command.append('\n').append(body.get(i));
        }
        commands.add(command.toString());
      }
    }
    Output output = run(commands);
    for (int i = 0; i < commands.size(); i++) {
      page.add("$ " + commands.get(i));
      output.texts().get(i).lines().forEach(page::add);
    }
  }

  /** What each command printed, and how the last one ended. */
  private record Output(List<String> texts, int exitCode) {}

  /** One shell for all of them, so that a command sees how the one before ended. */
  private Output run(List<String> commands) throws IOException, InterruptedException {
    StringBuilder script = new StringBuilder();
    for (String command : commands) {
      script.append(command).append("\n__status=$?; printf '\\n").append(END);
      script.append("\\n'; (exit $__status)\n");
    }
    ProcessBuilder bash =
        new ProcessBuilder("bash", "--norc", "-c", script.toString())
            .directory(directory.toFile())
            .redirectErrorStream(true);
    bash.environment().putAll(environment);
    Process process = bash.start();
    process.getOutputStream().close();
    String all = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exitCode = process.waitFor();
    List<String> texts = new ArrayList<>(List.of(all.split("\n" + END + "\n", -1)));
    if (texts.size() != commands.size() + 1) {
      throw new UncheckedIOException(new IOException(all));
    }
    return new Output(texts.stream().map(this::readable).toList(), exitCode);
  }

  private String readable(String output) {
    return output.replace(directory.toString(), "~/events").stripTrailing();
  }
}
