package dev.sparklint.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Where the JVM starts. The only place that knows System.out, System.err and System.exit. */
public final class Main {

  private Main() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] args) throws IOException {
    Invocation invocation =
        new Invocation(
            Path.of("").toAbsolutePath(),
            System.getenv(),
            System.in,
            new StringBuilder(),
            new StringBuilder(),
            // The launcher asks the shell; a console needs both ends and says nothing of pipes.
            "1".equals(System.getProperty("sparklint.terminal")));
    int exitCode = Sparklint.run(args, invocation);
    write(invocation.err(), FileDescriptor.err);
    write(invocation.out(), FileDescriptor.out);
    System.exit(exitCode);
  }

  /** In one go: a report is one write. A reader that went away is no reason to complain. */
  private static void write(StringBuilder text, FileDescriptor stream) {
    if (text.length() == 0) {
      return;
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    try (FileOutputStream out = new FileOutputStream(stream)) {
      out.write(bytes);
    } catch (IOException readerWentAway) {
      return;
    }
  }
}
