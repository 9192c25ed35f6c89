package dev.sparklint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real script with the real jar: as a release has them, and as a checkout with a Maven that
 * only copies.
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherIT {

  private static final Path SCRIPT = Path.of("../bin/sparklint").toAbsolutePath().normalize();
  private static final Path BUILT = Path.of("target/sparklint").toAbsolutePath();

  @TempDir Path folder;

  private final Map<String, String> environment = new TreeMap<>();
  private Path release;

  @BeforeEach
  void lay_out_a_release() throws IOException {
    release = folder.resolve("a release");
    Release.layOut(release);
    environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
  }

  @Test
  void runs_from_another_folder_and_through_links() throws Exception {
    Path first = folder.resolve("first link");
    Path second = Files.createDirectories(folder.resolve("deep")).resolve("second");
    Files.createSymbolicLink(first, release.resolve("bin/sparklint"));
    Files.createSymbolicLink(second, Path.of("../first link"));
    environment.put("CDPATH", "/tmp:/");

    assertThat(run(folder, second.toString(), "--version").out()).isEqualTo("sparklint 0.1.0\n");
    assertThat(run(release, "bin/sparklint", "--version").out()).isEqualTo("sparklint 0.1.0\n");
  }

  @Test
  void passes_arguments_and_exit_codes_on() throws Exception {
    Path work = Files.createDirectories(folder.resolve("work"));
    String odd = "a b\n*'\"$HOME .conf";
    Files.writeString(work.resolve(odd), "spark.executor.memory=8Gi\n");

    Result findings = run(work, script(), "check", "--output-format", "concise", odd);
    assertThat(findings.out()).startsWith("a b\\n*'\"$HOME .conf:1:23: error: ");
    assertThat(findings.exitCode()).isEqualTo(1);
    assertThat(run(work, script(), "check", "--fail-on", "never", odd).exitCode()).isZero();
    assertThat(run(work, script(), "check", "").exitCode()).isNotZero();
    assertThat(run(work, script(), "chekc").exitCode()).isEqualTo(2);
    assertThat(run(Files.createDirectories(work.resolve("empty")), script(), "check").exitCode())
        .isEqualTo(3);
  }

  @Test
  void has_the_schemas_of_manifests_in_its_jar() throws Exception {
    Files.writeString(
        folder.resolve("pod.yaml"),
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: a}
        spec:
          containers:
            - name: a
              image: a:1
              command: [spark-submit, "--master=local[1]", local:///a.jar]
              env: [{name: PORT, value: 4040}]
        """);
    assertThat(run(folder, script(), "check", "--output-format", "concise", "pod.yaml").out())
        .contains("[manifest-wrong-type]");
  }

  @Test
  void keeps_an_archive_that_may_be_damaged_at_will() throws Exception {
    damage_archives();
  }

  /** From Java 25 on it is another kind of archive. */
  @Test
  @EnabledIfEnvironmentVariable(named = "JAVA_HOME_25_X64", matches = ".+")
  void keeps_an_archive_of_a_newer_java() throws Exception {
    environment.put("JAVA_HOME", System.getenv("JAVA_HOME_25_X64"));
    damage_archives();
    assertThat(archive().toString()).endsWith(".aot");
  }

  private void damage_archives() throws Exception {
    Result expected = check();
    Path archive = archive();
    byte[] good = Files.readAllBytes(archive);

    assertThat(archive.toFile().setWritable(true)).isTrue();
    Files.write(archive, new byte[0]);
    assertThat(check()).isEqualTo(expected);
    Files.write(archive, java.util.Arrays.copyOf(good, good.length / 2));
    assertThat(check()).isEqualTo(expected);
    // What was damaged is gone by now, and the next run makes a new one.
    assertThat(check()).isEqualTo(expected);
    Path damaged = archive();
    byte[] bytes = Files.readAllBytes(damaged);
    for (int i = bytes.length / 3; i < bytes.length; i += 997) {
      bytes[i] ^= 0x5a;
    }
    assertThat(damaged.toFile().setWritable(true)).isTrue();
    Files.write(damaged, bytes);
    assertThat(check()).isEqualTo(expected);
  }

  @Test
  void does_without_a_cache() throws Exception {
    Result expected = check();
    environment.put("XDG_CACHE_HOME", "/dev/null/nowhere");
    assertThat(check()).isEqualTo(expected);
    environment.put("SPARKLINT_NO_ARCHIVE", "1");
    assertThat(check()).isEqualTo(expected);
  }

  @Test
  void says_what_is_missing() throws Exception {
    Path tools =
        tools("sh", "readlink", "find", "cksum", "cat", "mkdir", "tail", "flock", "date", "mv");
    environment.put("PATH", tools.toString());
    environment.put("JAVA_HOME", "");
    Result noJava = run(folder, script(), "--version");
    assertThat(noJava.exitCode()).isEqualTo(2);
    assertThat(noJava.err()).startsWith("sparklint: Java 17 or newer is needed");

    environment.put("JAVA_HOME", System.getProperty("java.home"));
    Result noMaven =
        run(folder, checkout().resolve("linter/bin/sparklint").toString(), "--version");
    assertThat(noMaven.exitCode()).isEqualTo(2);
    assertThat(noMaven.err()).startsWith("sparklint: Maven 3.8 or newer is needed");

    Path oldJava = folder.resolve("old");
    Files.createDirectories(oldJava.resolve("bin"));
    Files.createSymbolicLink(
        oldJava.resolve("bin/java"), Path.of(System.getProperty("java.home"), "bin/java"));
    Files.writeString(oldJava.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
    environment.put("JAVA_HOME", oldJava.toString());
    Result old = run(folder, script(), "--version");
    assertThat(old.exitCode()).isEqualTo(2);
    assertThat(old.err()).contains("Java 17 or newer is needed").contains("11.0.2");
  }

  @Test
  void builds_once_and_again_when_sources_changed() throws Exception {
    Path checkout = checkout();
    Path log = maven(checkout, "cp -R \"$BUILT/.\" linter/cli/target/sparklint/");
    String script = checkout.resolve("linter/bin/sparklint").toString();

    Result first = run(folder, script, "--version");
    assertThat(first.err()).startsWith("sparklint: building, once");
    assertThat(first.out()).isEqualTo("sparklint 0.1.0\n");
    assertThat(run(folder, script, "--version").err()).isEmpty();
    Files.writeString(checkout.resolve("README.md"), "unrelated\n");
    assertThat(run(folder, script, "--version").err()).isEmpty();
    assertThat(Files.readAllLines(log)).hasSize(1);

    Thread.sleep(20);
    Files.writeString(checkout.resolve("rules/memory/rule.yaml"), "changed\n");
    assertThat(run(folder, script, "--version").err()).contains("the sources have changed");
    Thread.sleep(20);
    Files.delete(checkout.resolve("rules/memory/rule.yaml"));
    assertThat(run(folder, script, "--version").err()).contains("the sources have changed");
    assertThat(Files.readAllLines(log)).hasSize(3);
  }

  @Test
  void lets_one_of_two_first_runs_build() throws Exception {
    Path checkout = checkout();
    Path log = maven(checkout, "sleep 1; cp -R \"$BUILT/.\" linter/cli/target/sparklint/");
    String script = checkout.resolve("linter/bin/sparklint").toString();
    Process first = start(folder, script, "--version");
    Process second = start(folder, script, "--version");

    assertThat(result(first).out()).isEqualTo("sparklint 0.1.0\n");
    assertThat(result(second).out()).isEqualTo("sparklint 0.1.0\n");
    assertThat(Files.readAllLines(log)).hasSize(1);
  }

  @Test
  void shows_the_end_of_a_build_that_fails() throws Exception {
    Path checkout = checkout();
    maven(checkout, "echo '[ERROR] no compiler'; exit 1");
    Result failed = run(folder, checkout.resolve("linter/bin/sparklint").toString(), "--version");
    assertThat(failed.exitCode()).isEqualTo(2);
    assertThat(failed.out()).isEmpty();
    assertThat(failed.err()).contains("[ERROR] no compiler").contains("the build failed");
  }

  private Result check() throws Exception {
    return run(release, script(), "check", "--output-format", "concise", "training");
  }

  private String script() {
    return release.resolve("bin/sparklint").toString();
  }

  private Path archive() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("cache/sparklint"))) {
      return files
          .filter(file -> file.toString().matches(".*\\.(jsa|aot)"))
          .findFirst()
          .orElseThrow();
    }
  }

  /** A checkout as the launcher sees it: what it looks at, and nothing to compile. */
  private Path checkout() throws IOException {
    Path checkout = folder.resolve("check out");
    for (String path :
        List.of(
            "rules/memory",
            "schemas",
            "linter/core/src/main",
            "linter/compiler/src/main",
            "linter/cli/src/main",
            "linter/bin")) {
      Files.createDirectories(checkout.resolve(path));
    }
    for (String pom : List.of("", "linter/", "linter/core/", "linter/compiler/", "linter/cli/")) {
      Files.writeString(checkout.resolve(pom + "pom.xml"), "<project/>\n");
    }
    Path script = checkout.resolve("linter/bin/sparklint");
    if (!Files.exists(script)) {
      Files.copy(SCRIPT, script, StandardCopyOption.COPY_ATTRIBUTES);
    }
    return checkout;
  }

  /** Puts a Maven on the PATH that writes a line into a log and then does what it is told. */
  private Path maven(Path checkout, String commands) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("maven"));
    Path log = folder.resolve("maven.log");
    Path program = bin.resolve("mvn");
    Files.writeString(
        program,
        "#!/bin/sh\nset -e\necho \"$@\" >>\""
            + log
            + "\"\nBUILT='"
            + BUILT
            + "'\nmkdir -p linter/cli/target/sparklint\n"
            + commands
            + "\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    environment.put("PATH", bin + ":" + System.getenv("PATH"));
    assertThat(checkout).isDirectory();
    return log;
  }

  /** A folder with links to a few programs and no others. */
  private Path tools(String... names) throws IOException {
    Path tools = Files.createDirectories(folder.resolve("tools"));
    for (String name : names) {
      for (String place : List.of("/bin", "/usr/bin")) {
        Path program = Path.of(place, name);
        if (Files.exists(program) && !Files.exists(tools.resolve(name))) {
          Files.createSymbolicLink(tools.resolve(name), program);
        }
      }
    }
    return tools;
  }

  private record Result(int exitCode, String out, String err) {}

  private Result run(Path directory, String... command) throws Exception {
    return result(start(directory, command));
  }

  private Process start(Path directory, String... command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(new ArrayList<>(List.of(command))).directory(directory.toFile());
    builder.environment().putAll(environment);
    builder.environment().remove("MAVEN_OPTS");
    if (environment.getOrDefault("JAVA_HOME", "unset").isEmpty()) {
      builder.environment().remove("JAVA_HOME");
    }
    return builder.start();
  }

  private static Result result(Process process) throws Exception {
    String out = text(process.getInputStream());
    String err = text(process.getErrorStream());
    return new Result(process.waitFor(), out, err);
  }

  private static String text(InputStream stream) throws IOException {
    return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
  }
}
