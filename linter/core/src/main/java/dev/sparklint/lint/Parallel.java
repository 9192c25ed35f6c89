package dev.sparklint.lint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Does work on as many processors as there are, where that is worth the threads. */
final class Parallel {

  /** What is done to one item; called by several threads at once. */
  interface Work<A, B> {
    B on(A item);
  }

  private Parallel() {}

  /**
   * What the work makes of each item, in the order of the items. What it throws is thrown here.
   *
   * @param worth how many items are worth a thread
   */
  static <A, B> List<B> map(List<A> items, int worth, Work<A, B> work) {
    int threads = Math.min(Runtime.getRuntime().availableProcessors(), items.size() / worth);
    if (threads < 2) {
      List<B> results = new ArrayList<>(items.size());
      for (A item : items) {
        results.add(work.on(item));
      }
      return results;
    }
    List<@Nullable B> results = new ArrayList<>(Collections.nCopies(items.size(), null));
    AtomicInteger next = new AtomicInteger();
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    Runnable worker =
        () -> {
          try {
            for (int i = next.getAndIncrement(); i < items.size(); i = next.getAndIncrement()) {
              results.set(i, work.on(items.get(i)));
            }
          } catch (RuntimeException | Error thrown) {
            failure.compareAndSet(null, thrown);
            next.set(items.size());
          }
        };
    List<Thread> others = new ArrayList<>();
    for (int i = 1; i < threads; i++) {
      Thread thread = new Thread(worker, "work-" + i);
      thread.setDaemon(true);
      thread.start();
      others.add(thread);
    }
    worker.run();
    join(others);
    rethrow(failure.get());
    @SuppressWarnings("NullAway") // Each has been set, or something was thrown.
    List<B> complete = results;
    return complete;
  }

  private static void join(List<Thread> threads) {
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("stopped");
      }
    }
  }

  private static void rethrow(@Nullable Throwable failure) {
    if (failure instanceof RuntimeException bug) {
      throw bug;
    }
    if (failure instanceof Error error) {
      throw error;
    }
  }
}
