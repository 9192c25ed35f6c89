package dev.sparklint.cli;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** One run of the command line in this JVM, and what came of it. */
record Run(int exitCode, String out, String err) {

  /** Everything that was printed. */
  String all() {
    return out + err;
  }

  static Run in(Path directory, String... args) {
    return new World(directory, Map.of(), "", false).run(args);
  }

  /** What a run sees of the world. */
  record World(Path directory, Map<String, String> environment, String in, boolean terminal) {
    Run run(String... args) {
      Invocation invocation =
          new Invocation(
              directory,
              environment,
              new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
              new StringBuilder(),
              new StringBuilder(),
              terminal,
              Streams.NONE);
      int exitCode = Sparklint.run(args, invocation);
      return new Run(exitCode, invocation.out().toString(), invocation.err().toString());
    }
  }
}
