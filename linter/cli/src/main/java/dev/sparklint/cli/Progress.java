package dev.sparklint.cli;

import dev.sparklint.source.Source;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Says how many files a run has read, when it takes long and somebody looks. */
final class Progress implements AutoCloseable {

  private static final long FIRST_MILLIS = 1_000;
  private static final long NEXT_MILLIS = 200;

  private final AtomicInteger files = new AtomicInteger();
  private final Streams streams;
  private final @Nullable Thread clock;
  private volatile boolean said;

  private Progress(Streams streams, boolean shown) {
    this.streams = streams;
    this.clock = shown ? new Thread(this::show, "progress") : null;
    if (clock != null) {
      clock.setDaemon(true);
      clock.start();
    }
  }

  static Progress of(Arguments arguments, Invocation invocation) {
    boolean shown = invocation.streams().isWatched() && !arguments.has("no-progress");
    return new Progress(invocation.streams(), shown);
  }

  private void show() {
    try {
      Thread.sleep(FIRST_MILLIS);
      while (!Thread.interrupted()) {
        said = true;
        streams.progress("sparklint: " + files.get() + " files read");
        Thread.sleep(NEXT_MILLIS);
      }
    } catch (InterruptedException done) {
      Thread.currentThread().interrupt();
    }
  }

  /** The same source, with what is read of it counted. */
  Source counting(Source source) {
    return clock == null ? source : new Counting(source, files);
  }

  @Override
  public void close() {
    if (clock != null) {
      clock.interrupt();
      try {
        clock.join();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
      if (said) {
        streams.progress("");
      }
    }
  }

  private record Counting(Source below, AtomicInteger files) implements Source {

    @Override
    public Listing list() {
      return below.list();
    }

    @Override
    public byte[] read(String path, int limit) throws IOException {
      files.incrementAndGet();
      return below.read(path, limit);
    }

    @Override
    public List<String> filesBelow(String folder) {
      return below.filesBelow(folder);
    }
  }
}
