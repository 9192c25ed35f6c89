package dev.sparklint.reference;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets batches through one after the other until it is closed; whoever closes it can wait for the
 * one inside.
 */
final class Gate {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean closed;
  private boolean inside;

  /** Enters a batch; once the gate is closed, waits until the thread is interrupted. */
  void enter() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (closed) {
        changed.await();
      }
      inside = true;
    } finally {
      lock.unlock();
    }
  }

  void leave() {
    lock.lock();
    try {
      inside = false;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** Closes the gate; returns whether the batch inside, if any, has left within the time. */
  boolean close(Duration longest) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      closed = true;
      long left = longest.toNanos();
      while (inside && left > 0) {
        left = changed.awaitNanos(left);
      }
      return !inside;
    } finally {
      lock.unlock();
    }
  }
}
