package dev.sparklint.cli;

import java.io.OutputStream;

/** What a command that goes on for long needs of the process; the others print when they end. */
interface Streams {

  /** Writes out what has been printed by now, and forgets it. */
  void flush();

  /**
   * Shows how far the command is, in place of what was shown before; nothing where nobody looks.
   *
   * @param line empty to take it away
   */
  void progress(String line);

  /** Whether somebody looks at standard error while the command runs. */
  boolean isWatched();

  /** Standard output itself, for a protocol. */
  OutputStream output();

  /** Streams of a command that nobody watches. */
  Streams NONE =
      new Streams() {
        @Override
        public void flush() {}

        @Override
        public void progress(String line) {}

        @Override
        public boolean isWatched() {
          return false;
        }

        @Override
        public OutputStream output() {
          return OutputStream.nullOutputStream();
        }
      };
}
