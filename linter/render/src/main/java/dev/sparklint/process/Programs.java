package dev.sparklint.process;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/** Runs programs that are on the PATH. */
public final class Programs {

  /** A rendering that takes longer is not worth waiting for in a hook. */
  private static final long MOST_MILLIS = 4_500;

  /** Manifests of that many bytes are none. */
  private static final int MOST_OUTPUT = 32 << 20;

  private Programs() {}

  /**
   * What a program printed.
   *
   * @param errors what it wrote to standard error, the same
   */
  public record Output(int exitCode, String text, String errors) {}

  /** Where a program is on the PATH; null if it is not. */
  public static @Nullable Path find(String name, @Nullable String path) {
    StringTokenizer folders = new StringTokenizer(path == null ? "" : path, File.pathSeparator);
    while (folders.hasMoreTokens()) {
      Path program = Path.of(folders.nextToken()).resolve(name);
      if (Files.isRegularFile(program) && Files.isExecutable(program)) {
        return program;
      }
    }
    return null;
  }

  /**
   * Runs a program to its end.
   *
   * @throws IOException if it cannot be run, or takes more than it may
   */
  public static Output run(List<String> command, Path directory, Map<String, String> environment)
      throws IOException {
    Path errors = Files.createTempFile(directory, "errors", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().putAll(environment);
    builder.redirectError(errors.toFile());
    try (LimitedProcess program = new LimitedProcess(builder.start())) {
      program.process().getOutputStream().close();
      ByteArrayOutputStream output = new ByteArrayOutputStream();
      InputStream in = program.process().getInputStream();
      program.await(() -> drained(in, output, program.process()), MOST_MILLIS);
      int exitCode = program.process().exitValue();
      String text = output.toString(StandardCharsets.UTF_8);
      return new Output(exitCode, text, Files.readString(errors, StandardCharsets.UTF_8));
    } finally {
      Files.deleteIfExists(errors);
    }
  }

  /** Takes what is there to read, and says whether nothing more will come. */
  private static boolean drained(InputStream in, ByteArrayOutputStream output, Process process)
      throws IOException {
    boolean ended = !process.isAlive();
    while (in.available() > 0) {
      output.write(in.readNBytes(Math.min(in.available(), 1 << 16)));
      if (output.size() > MOST_OUTPUT) {
        throw new LimitException("it prints more than " + (MOST_OUTPUT >> 20) + " MiB");
      }
    }
    return ended;
  }
}
