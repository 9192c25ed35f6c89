package dev.sparklint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The steps of the GitHub Action, run as a runner runs them: by what {@code action.yml} says. */
@DisabledOnOs(OS.WINDOWS)
class ActionIT {

  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final Path ACTION = Path.of(".github/actions/sparklint");
  private static final Pattern EXPRESSION =
      Pattern.compile("\\$\\{\\{ *([a-z_-]+)\\.([\\w.-]+) *}}");

  @TempDir Path temp;

  private Path workspace;
  private Path checkout;
  private JsonNode action;
  private final Map<String, String> outputs = new TreeMap<>();

  @BeforeEach
  void lay_out_the_commit_of_a_release() throws IOException {
    temp = temp.toRealPath();
    checkout = temp.resolve("checkout");
    Release.copy(ROOT.resolve(ACTION), Files.createDirectories(checkout.resolve(ACTION)));
    Files.createDirectories(checkout.resolve("linter/bin"));
    Files.copy(
        ROOT.resolve("linter/bin/sparklint"),
        checkout.resolve("linter/bin/sparklint"),
        StandardCopyOption.COPY_ATTRIBUTES);
    Release.layOut(checkout.resolve(".dist"));
    workspace = Files.createDirectories(temp.resolve("workspace"));
    Files.writeString(workspace.resolve("a.properties"), "spark.executor.memory=8Gi\n");
    Files.createDirectories(workspace.resolve("more files"));
    Files.writeString(workspace.resolve("more files/b.properties"), "spark.driver.memory=4Gi\n");
    action =
        new YAMLMapper(new YAMLFactory())
            .readTree(Files.readString(ROOT.resolve(ACTION).resolve("action.yml")));
  }

  @Test
  void annotates_sums_up_and_fails() throws Exception {
    Result result = run(Map.of("sarif", "out/report.sarif"));
    assertThat(result.exitCode()).as(result.log()).isEqualTo(1);
    assertThat(result.log()).contains("::error file=a.properties,line=1,col=23,endColumn=26,");
    assertThat(result.summary()).startsWith("## sparklint: 2 errors\n");
    assertThat(outputs)
        .containsEntry("findings", "2")
        .containsEntry("errors", "2")
        .containsEntry("warnings", "0")
        .containsEntry("infos", "0")
        .containsEntry("exit-code", "1")
        .containsEntry("sarif", "out/report.sarif");
    assertThat(workspace.resolve("out/report.sarif")).exists();
  }

  @Test
  void takes_what_it_is_told() throws Exception {
    Files.writeString(
        workspace.resolve("other.yaml"), "rules: {memory-kubernetes-unit: warning}\n");
    Result result =
        run(
            Map.of(
                "paths", "a.properties\nmore files\n",
                "config", "other.yaml",
                "annotations", "false",
                "summary", "false"));
    assertThat(result.exitCode()).as(result.log()).isZero();
    assertThat(result.log()).contains("2 warnings in 2 files").doesNotContain("::");
    assertThat(result.summary()).isEmpty();
    assertThat(run(Map.of("config", "other.yaml", "fail-on", "warning")).exitCode()).isEqualTo(1);
    assertThat(outputs).containsEntry("warnings", "2").containsEntry("sarif", "");
  }

  @Test
  void what_is_no_option_is_not_run() throws Exception {
    Result result = run(Map.of("paths", "$(touch run)\n; touch run\n--help"));
    assertThat(workspace.resolve("run")).doesNotExist();
    assertThat(result.log()).doesNotContain("usage:");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(run(Map.of("version", "../../x")).exitCode()).isEqualTo(2);
    for (JsonNode step : action.at("/runs/steps")) {
      assertThat(step.get("run").asText()).doesNotContain("${{");
    }
  }

  @Test
  void nothing_to_check_is_no_silent_pass() throws Exception {
    Path empty = Files.createDirectories(workspace.resolve("empty"));
    assertThat(run(Map.of("paths", workspace.relativize(empty).toString())).exitCode())
        .isEqualTo(3);
    assertThat(outputs).containsEntry("exit-code", "3");
    assertThat(run(Map.of("config", "missing.yaml")).exitCode()).isEqualTo(2);
    assertThat(outputs).containsEntry("exit-code", "2");
  }

  /** GitHub's own client cannot be had here; what it would download lies in a folder. */
  @Test
  void another_release_is_downloaded_and_checked() throws Exception {
    Path releases = Files.createDirectories(temp.resolve("releases"));
    Path other = releases.resolve("sparklint-9.9.9");
    Release.layOut(other);
    shell(releases, "tar -czf sparklint-9.9.9.tar.gz sparklint-9.9.9");
    shell(releases, "sha256sum sparklint-9.9.9.tar.gz > SHA256SUMS");
    Path bin = Files.createDirectories(temp.resolve("bin"));
    Path client = bin.resolve("gh");
    Files.writeString(
        client,
        "#!/bin/sh\nwhile [ $# -gt 0 ]; do [ \"$1\" != --dir ] || d=$2; shift; done\ncp "
            + releases
            + "/*.tar.gz "
            + releases
            + "/SHA256SUMS \"$d\"\n");
    assertThat(client.toFile().setExecutable(true)).isTrue();
    Result result = run(Map.of("version", "v9.9.9"));
    assertThat(result.exitCode()).as(result.log()).isEqualTo(1);
    assertThat(outputs).containsEntry("errors", "2");
    shell(temp, "rm -rf runner");
    Files.writeString(
        releases.resolve("SHA256SUMS"), "0".repeat(64) + "  sparklint-9.9.9.tar.gz\n");
    Result refused = run(Map.of("version", "9.9.9"));
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.log()).contains("is not what was released");
  }

  private record Result(int exitCode, String log, String summary) {}

  private Result run(Map<String, String> with) throws IOException, InterruptedException {
    Map<String, Map<String, String>> context = new TreeMap<>();
    Map<String, String> inputs = new TreeMap<>();
    context.put(
        "github",
        Map.of(
            "action_path", checkout.resolve(ACTION).toString(),
            "action_repository", "OWNER/sparklint",
            "token", "none"));
    for (Map.Entry<String, JsonNode> input : action.get("inputs").properties()) {
      String fallback = filled(input.getValue().get("default").asText(), context);
      inputs.put(input.getKey(), with.getOrDefault(input.getKey(), fallback));
    }
    assertThat(inputs.keySet()).containsAll(with.keySet());
    context.put("inputs", inputs);
    Map<String, String> steps = new TreeMap<>();
    context.put("steps", steps);
    Path summary = Files.writeString(temp.resolve("summary"), "");
    StringBuilder log = new StringBuilder();
    int exitCode = 0;
    for (JsonNode step : action.at("/runs/steps")) {
      if (exitCode == 0) {
        exitCode = step(step, context, steps, summary, log);
      }
    }
    outputs.clear();
    for (Map.Entry<String, JsonNode> output : action.get("outputs").properties()) {
      outputs.put(output.getKey(), filled(output.getValue().get("value").asText(), context));
    }
    return new Result(exitCode, log.toString(), Files.readString(summary));
  }

  private int step(
      JsonNode step,
      Map<String, Map<String, String>> context,
      Map<String, String> steps,
      Path summary,
      StringBuilder log)
      throws IOException, InterruptedException {
    assertThat(step.get("shell").asText()).isEqualTo("bash");
    Path script = Files.writeString(temp.resolve("step.sh"), step.get("run").asText());
    Path output = Files.writeString(temp.resolve("output"), "");
    ProcessBuilder bash =
        new ProcessBuilder("bash", "--noprofile", "--norc", "-eo", "pipefail", script.toString())
            .directory(workspace.toFile())
            .redirectErrorStream(true);
    Map<String, String> environment = bash.environment();
    environment.put("PATH", temp.resolve("bin") + ":" + System.getenv("PATH"));
    environment.put("XDG_CACHE_HOME", temp.resolve("cache").toString());
    environment.put("GITHUB_OUTPUT", output.toString());
    environment.put("GITHUB_STEP_SUMMARY", summary.toString());
    environment.put("GITHUB_WORKSPACE", workspace.toString());
    environment.put("RUNNER_TEMP", Files.createDirectories(temp.resolve("runner")).toString());
    environment.put("JAVA_HOME_17_X64", System.getProperty("java.home"));
    for (Map.Entry<String, JsonNode> variable : step.get("env").properties()) {
      environment.put(variable.getKey(), filled(variable.getValue().asText(), context));
    }
    Process process = bash.start();
    process.getOutputStream().close();
    log.append(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    for (String line : Files.readAllLines(output)) {
      int equals = line.indexOf('=');
      steps.put(
          step.get("id").asText() + ".outputs." + line.substring(0, equals),
          line.substring(equals + 1));
    }
    return process.waitFor();
  }

  private static String filled(String text, Map<String, Map<String, String>> context) {
    Matcher matcher = EXPRESSION.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (matcher.find()) {
      Map<String, String> scope = context.get(matcher.group(1));
      if (scope == null) {
        throw new AssertionError("what is " + matcher.group());
      }
      String value = scope.getOrDefault(matcher.group(2), "");
      matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(filled).toString();
  }

  private static void shell(Path folder, String command) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("sh", "-c", command));
    Process process = new ProcessBuilder(words).directory(folder.toFile()).inheritIO().start();
    assertThat(process.waitFor()).as(command).isZero();
  }
}
