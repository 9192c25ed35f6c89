package dev.sparklint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparklint.source.MemorySource;
import dev.sparklint.source.Source;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What is shown while a run takes long, to somebody who looks. */
class ProgressTest {

  private static final Source FILES = MemorySource.ofTexts(Map.of("a", "", "b", ""));

  @Test
  void says_how_many_files_are_read_and_goes_away() throws Exception {
    Watched streams = new Watched(true);
    try (Progress progress = Progress.of(arguments(), invocation(streams))) {
      Source source = progress.counting(FILES);
      source.read("a", 10);
      source.read("b", 10);
      while (streams.shown.isEmpty()) {
        Thread.sleep(20);
      }
    }
    assertThat(streams.shown).first().isEqualTo("sparklint: 2 files read");
    assertThat(streams.shown).last().isEqualTo("");
  }

  @Test
  void says_nothing_where_nobody_looks_or_wants_it() throws Exception {
    for (Progress progress :
        List.of(
            Progress.of(arguments(), invocation(new Watched(false))),
            Progress.of(arguments("--no-progress"), invocation(new Watched(true))))) {
      assertThat(progress.counting(FILES)).isSameAs(FILES);
      progress.close();
    }
  }

  private static Arguments arguments(String... args) throws CliException {
    return Arguments.parse(CheckCommand.SPEC, args);
  }

  private static Invocation invocation(Streams streams) {
    return new Invocation(
        Path.of(""),
        Map.of(),
        InputStream.nullInputStream(),
        new StringBuilder(),
        new StringBuilder(),
        false,
        streams);
  }

  private static final class Watched implements Streams {

    private final List<String> shown = new CopyOnWriteArrayList<>();
    private final boolean watched;

    Watched(boolean watched) {
      this.watched = watched;
    }

    @Override
    public void flush() {}

    @Override
    public void progress(String line) {
      shown.add(line);
    }

    @Override
    public boolean isWatched() {
      return watched;
    }

    @Override
    public OutputStream output() {
      return OutputStream.nullOutputStream();
    }
  }
}
