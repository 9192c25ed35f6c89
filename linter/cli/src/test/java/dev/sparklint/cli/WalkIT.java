package dev.sparklint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Every way to use sparklint on one repository with a history, in one go: see the script. */
@DisabledOnOs(OS.WINDOWS)
class WalkIT {

  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

  @Test
  void everything_works_with_the_real_programs(@TempDir Path temp) throws Exception {
    Path folder = temp.toRealPath();
    Path release = folder.resolve("release");
    Release.layOut(release);
    Path work = Files.createDirectory(folder.resolve("work"));
    ProcessBuilder walk =
        new ProcessBuilder(
                ROOT.resolve("linter/cli/src/test/walk/walk").toString(),
                release.toString(),
                ROOT.toString(),
                work.toString())
            .redirectErrorStream(true);
    walk.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = walk.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exitCode = process.waitFor();
    System.out.println(said);
    assertThat(exitCode).as(said).isZero();
  }
}
