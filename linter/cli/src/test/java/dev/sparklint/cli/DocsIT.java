package dev.sparklint.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Does what the documentation says, command by command, with the packaged program; {@code
 * -Dapprove} writes into the pages what the commands print. A page may say which programs it needs:
 * {@code <!-- needs: pre-commit -->}. On the machines of CI they have to be there.
 */
class DocsIT {

  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final Pattern NEEDS = Pattern.compile("<!-- needs: (.*) -->");

  @TestFactory
  Stream<DynamicTest> every_command_prints_what_the_page_says(@TempDir Path temp)
      throws IOException {
    Path release = temp.resolve("release");
    Release.layOut(release);
    List<Path> pages = new ArrayList<>();
    pages.add(ROOT.resolve("README.md"));
    try (Stream<Path> walk = Files.walk(ROOT.resolve("linter/docs"))) {
      walk.filter(path -> path.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    return pages.stream()
        .map(
            page ->
                DynamicTest.dynamicTest(
                    ROOT.relativize(page).toString(), () -> play(page, temp, release)));
  }

  @Test
  void the_first_two_commands_are_what_ci_runs() throws IOException {
    String ci = Files.readString(ROOT.resolve(".ci/run"));
    assertThat(ci).contains("./linter/bin/sparklint check ").contains("mvn -B -ntp verify");
  }

  private static void play(Path page, Path temp, Path release) throws Exception {
    String expected = Files.readString(page, StandardCharsets.UTF_8);
    Matcher needs = NEEDS.matcher(expected);
    while (needs.find()) {
      boolean there = isThere(needs.group(1));
      assertThat(there || System.getenv("CI") == null).as(needs.group(1) + " is needed").isTrue();
      assumeTrue(there, needs.group(1) + " is not here");
    }
    String name = ROOT.relativize(page).toString().replace('/', '-');
    Path directory = Files.createDirectories(temp.resolve(name).resolve("events")).toRealPath();
    String actual = new Page(directory, environment(temp, release)).play(expected);
    if (System.getProperty("approve") != null) {
      Files.writeString(page, actual);
      return;
    }
    assertThat(actual).as(page + " differs; -Dapprove writes it anew").isEqualTo(expected);
  }

  private static boolean isThere(String program) throws Exception {
    return new ProcessBuilder("sh", "-c", "command -v " + program).start().waitFor() == 0;
  }

  private static Map<String, String> environment(Path temp, Path release) throws IOException {
    Map<String, String> environment = new TreeMap<>();
    environment.put("PATH", release.resolve("bin") + ":" + System.getenv("PATH"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("HOME", Files.createDirectories(temp.resolve("home")).toString());
    environment.put("XDG_CACHE_HOME", temp.resolve("cache").toString());
    environment.put("RELEASE", release.toString());
    environment.put("CHECKOUT", ROOT.toString());
    environment.put("SOURCE_DATE_EPOCH", "1795300000");
    environment.put("LC_ALL", "C.UTF-8");
    for (String role : List.of("AUTHOR", "COMMITTER")) {
      environment.put("GIT_" + role + "_NAME", "Ada");
      environment.put("GIT_" + role + "_EMAIL", "ada@example.com");
      environment.put("GIT_" + role + "_DATE", "2026-11-20T12:00:00Z");
    }
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    environment.put("GIT_CONFIG_COUNT", "2");
    environment.put("GIT_CONFIG_KEY_0", "init.defaultBranch");
    environment.put("GIT_CONFIG_VALUE_0", "main");
    environment.put("GIT_CONFIG_KEY_1", "safe.directory");
    environment.put("GIT_CONFIG_VALUE_1", "*");
    return environment;
  }
}
