package dev.sparklint.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparklint.facts.Setting;
import dev.sparklint.facts.Workload;
import dev.sparklint.source.MemorySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whole applications, as the scenarios of the command have them, changed at random. */
class InspectorTest {

  private static final Path SCENARIOS = Path.of("../cli/src/test/scenarios/inspect");

  @Test
  void line_ends_change_no_setting() throws IOException {
    for (Map<String, String> files : applications()) {
      Map<String, String> windows = new TreeMap<>();
      files.forEach((path, text) -> windows.put(path, text.replace("\n", "\r\n")));
      assertThat(settings(windows)).isNotEmpty().isEqualTo(settings(files));
    }
  }

  @Test
  void changed_files_never_break_it() throws IOException {
    String[] parts = {
      "\"",
      "'",
      "$",
      "${",
      "}",
      "(",
      ")",
      "\\",
      "\n",
      "`",
      ";",
      "|",
      "&",
      "<<E\n",
      "[",
      "]",
      "{",
      ": ",
      "- ",
      "#",
      "=",
      "\t",
      "\0",
      "é",
      "spark-submit ",
      "--conf ",
      "$(",
      "{{"
    };
    for (long seed = 1; seed <= 1_500; seed++) {
      Random random = new Random(seed);
      for (Map<String, String> files : applications()) {
        Map<String, String> changed = new TreeMap<>(files);
        for (int i = 0; i < 3; i++) {
          List<String> paths = new ArrayList<>(changed.keySet());
          String path = paths.get(random.nextInt(paths.size()));
          changed.compute(path, (name, text) -> changed(text == null ? "" : text, parts, random));
        }
        assertThat(settings(changed)).as("seed %s", seed).isNotNull();
      }
    }
  }

  private static String changed(String text, String[] parts, Random random) {
    int at = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), at + random.nextInt(12));
    return switch (random.nextInt(3)) {
      case 0 -> text.substring(0, at) + text.substring(end);
      case 1 -> text.substring(0, at) + parts[random.nextInt(parts.length)] + text.substring(at);
      default -> text.substring(0, at) + text.substring(at, end) + text.substring(at);
    };
  }

  /** What each workload comes to, without places. */
  private static List<String> settings(Map<String, String> files) {
    List<String> settings = new ArrayList<>();
    for (Workload workload :
        Inspector.inspect(MemorySource.ofTexts(files), LintOptions.DEFAULT).workloads()) {
      settings.add(workload.id() + " " + workload.mode());
      for (Setting setting : workload.settings()) {
        settings.add(setting.entry().name() + "=" + setting.entry().value().value());
      }
    }
    return settings;
  }

  private static List<Map<String, String>> applications() throws IOException {
    List<Map<String, String>> applications = new ArrayList<>();
    try (var scenarios = Files.newDirectoryStream(SCENARIOS)) {
      for (Path scenario : scenarios) {
        applications.add(files(Files.readString(scenario)));
      }
    }
    return applications;
  }

  private static Map<String, String> files(String scenario) {
    Map<String, String> files = new TreeMap<>();
    String path = "";
    for (String line : scenario.split("\n", -1)) {
      if (line.startsWith("-- $ ")) {
        break;
      }
      if (line.startsWith("-- ")) {
        path = line.substring(3, line.length() - 3);
      } else if (!path.isEmpty() && !path.endsWith("/")) {
        files.merge(path, line + "\n", String::concat);
      }
    }
    return files;
  }
}
