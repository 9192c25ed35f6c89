package dev.sparklint.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A scenario: what it shows, files, and commands with what they print. Sections start with a line
 * {@code -- title --}; titles are
 *
 * <ul>
 *   <li>{@code path}, {@code folder/} or {@code link -> target}: what lies there before
 *   <li>{@code $ command}: see {@link ScenarioCommand}
 *   <li>{@code stdout}, {@code stderr}, {@code wrote path}, {@code exit code}: what came of it; an
 *       empty stream has no section
 * </ul>
 */
final class Scenario {

  private static final String START = "-- ";
  private static final String END = " --";

  private final Path directory;
  private final Map<String, String> environment;
  private final StringBuilder actual = new StringBuilder();

  /**
   * @param directory an empty folder to play in
   * @param environment of every command
   */
  Scenario(Path directory, Map<String, String> environment) {
    this.directory = directory;
    this.environment = environment;
  }

  private record Section(String title, String body) {}

  /** The scenario as it should be written, given what the commands print. */
  String play(String text) throws IOException {
    for (Section section : sections(text)) {
      String title = section.title();
      if (title.isEmpty()) {
        actual.append(section.body());
      } else if (title.startsWith("$ ")) {
        run(title);
      } else if (title.startsWith("wrote ")) {
        Path file = directory.resolve(title.substring("wrote ".length()));
        write(title, Files.exists(file) ? Files.readString(file) : "(nothing)\n");
      } else if (!isOutput(title)) {
        create(title, section.body());
        write(title, section.body());
      }
    }
    return actual.toString();
  }

  private static boolean isOutput(String title) {
    return title.equals("stdout") || title.equals("stderr") || title.startsWith("exit ");
  }

  private void run(String title) throws IOException {
    Run run = ScenarioCommand.parse(title.substring(2), directory, environment).run();
    write(title, "");
    if (!run.out().isEmpty()) {
      write("stdout", readable(run.out()));
    }
    if (!run.err().isEmpty()) {
      write("stderr", readable(run.err()));
    }
    write("exit " + run.exitCode(), "");
  }

  private String readable(String output) {
    return output
        .replace(directory.toString(), "<DIR>")
        .replace(Build.version(), "<VERSION>")
        .replace('\u001b', '␛');
  }

  private void create(String title, String body) throws IOException {
    int arrow = title.indexOf(" -> ");
    if (arrow >= 0) {
      Path link = directory.resolve(title.substring(0, arrow));
      Files.createDirectories(link.getParent());
      Files.createSymbolicLink(link, Path.of(title.substring(arrow + 4)));
      return;
    }
    Path file = directory.resolve(title);
    if (title.endsWith("/")) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.getParent());
    Files.writeString(file, body);
  }

  private void write(String title, String body) {
    actual.append(START).append(title).append(END).append('\n').append(body);
    if (!body.isEmpty() && !body.endsWith("\n")) {
      actual.append('\n');
    }
  }

  private static List<Section> sections(String text) {
    List<Section> sections = new ArrayList<>();
    String title = "";
    StringBuilder body = new StringBuilder();
    for (String line : text.split("(?<=\n)", -1)) {
      String content = line.strip();
      if (content.startsWith(START) && content.endsWith(END) && content.length() > 5) {
        sections.add(new Section(title, body.toString()));
        title = content.substring(START.length(), content.length() - END.length());
        body.setLength(0);
      } else {
        body.append(line);
      }
    }
    sections.add(new Section(title, body.toString()));
    return sections;
  }
}
