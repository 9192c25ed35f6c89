package dev.sparklint.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Spark's launcher and SparkSubmit make of random command lines, against what sparklint says
 * of the same as files.
 */
final class LauncherOracleTest {

  private static final String RELEASE = System.getProperty("sparklint.spark", "");
  private static final int CONFIGURATIONS = Integer.getInteger("sparklint.configurations", 300);

  @TempDir private Path folder;

  /** No spark-kubernetes of 3.3 can be had. */
  @BeforeAll
  static void needKubernetes() {
    assumeThat(ScalaReflection.exists("org.apache.spark.deploy.k8s.KubernetesConf")).isTrue();
  }

  @Test
  void commands_are_read_as_sparks_launcher_and_submit_read_them() throws IOException {
    Launcher launcher = new Launcher(folder.resolve("spark"));
    List<String> mismatches = new ArrayList<>();
    int refused = 0;
    for (int seed = 0; seed < CONFIGURATIONS; seed++) {
      CommandLine submission = new CommandConfiguration(new Choices(seed), RELEASE).submission();
      Map<String, String> files = new Manifest(new Choices(seed)).files(submission, RELEASE);
      CommandAnswer spark = spark(submission, launcher);
      CommandAnswer ours = Facts.of(files).command(spark);
      refused += spark.refusal() != null ? 1 : 0;
      if (!spark.agrees(ours)) {
        mismatches.add(
            "\ncommand "
                + seed
                + "\n"
                + submission
                + "  Spark        "
                + spark.without(ours)
                + "\n  sparklint    "
                + ours.without(spark)
                + "\n");
      }
    }
    System.out.println(
        "Spark "
            + RELEASE
            + ": "
            + CONFIGURATIONS
            + " command lines, "
            + refused
            + " of them refused, "
            + mismatches.size()
            + " mismatches");
    assertThat(mismatches).isEmpty();
  }

  private CommandAnswer spark(CommandLine submission, Launcher launcher) throws IOException {
    Path confDir = Files.createDirectories(folder.resolve("conf"));
    Path properties = folder.resolve("app.properties");
    write(properties, submission.properties());
    write(confDir.resolve("spark-defaults.conf"), submission.defaults());
    Map<String, String> environment = new HashMap<>(submission.environment());
    environment.put("SPARK_CONF_DIR", confDir.toString());
    List<String> arguments = submission.argumentsWith(properties.toString());
    try {
      List<String> command = launcher.command(arguments, environment);
      SparkSubmit.Started started = SparkSubmit.started(arguments, environment);
      return CommandAnswer.of(started, command, confDir.toString());
    } catch (Refused refused) {
      return CommandAnswer.refused(refused.reason());
    }
  }

  private static void write(Path file, @Nullable String text) throws IOException {
    if (text == null) {
      Files.deleteIfExists(file);
    } else {
      Files.writeString(file, text);
    }
  }
}
