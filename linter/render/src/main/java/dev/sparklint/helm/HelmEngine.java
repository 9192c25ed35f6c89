package dev.sparklint.helm;

import java.io.IOException;

/** Helm, from wherever it was come by. */
interface HelmEngine extends AutoCloseable {

  /**
   * What {@code helm template} prints: documents, each with its {@code # Source:}.
   *
   * @throws HelmException if Helm refuses; with its own words
   * @throws IOException if Helm cannot be run, or takes more time or memory than it may
   */
  String template(Installation installation) throws HelmException, IOException;

  /** What one rendering costs, in milliseconds, roughly: how often one may be asked for. */
  int cost();

  @Override
  void close();
}
