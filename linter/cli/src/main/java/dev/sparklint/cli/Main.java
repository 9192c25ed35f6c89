package dev.sparklint.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Where the JVM starts. The only place that knows System.out, System.err and System.exit. */
public final class Main implements Streams {

  private static final String ERASE_LINE = "\r\u001b[K";

  private final StringBuilder out = new StringBuilder();
  private final StringBuilder err = new StringBuilder();

  // The launcher asks the shell; a console needs both ends and says nothing of pipes.
  private final boolean terminal = isSet("sparklint.terminal");
  private final boolean watched = isSet("sparklint.watched");

  private Main() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] args) {
    Main main = new Main();
    Invocation invocation =
        new Invocation(
            Path.of("").toAbsolutePath(),
            System.getenv(),
            System.in,
            main.out,
            main.err,
            main.terminal,
            main);
    int exitCode = Sparklint.run(args, invocation);
    main.flush();
    System.exit(exitCode);
  }

  private static boolean isSet(String property) {
    return "1".equals(System.getProperty(property));
  }

  @Override
  public void flush() {
    write(err, FileDescriptor.err);
    write(out, FileDescriptor.out);
  }

  @Override
  public void progress(String line) {
    write(new StringBuilder(ERASE_LINE).append(line), FileDescriptor.err);
  }

  @Override
  public boolean isWatched() {
    return watched;
  }

  @Override
  public OutputStream output() {
    return new FileOutputStream(FileDescriptor.out);
  }

  /** In one go: a report is one write. A reader that went away is no reason to complain. */
  @SuppressWarnings("resource") // The descriptors stay open for what comes later.
  private static void write(StringBuilder text, FileDescriptor stream) {
    if (text.length() == 0) {
      return;
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    text.setLength(0);
    try {
      new FileOutputStream(stream).write(bytes);
    } catch (IOException readerWentAway) {
      return;
    }
  }
}
