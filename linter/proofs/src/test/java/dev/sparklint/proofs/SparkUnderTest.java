package dev.sparklint.proofs;

import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sparklint.proofs.cluster.NodeProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The release that the build brings, made into an image once. */
record SparkUnderTest(SparkImage image, ProofRunner runner) {

  static final Path RULES = Path.of(System.getProperty("sparklint.rules"));
  static final Path WORK = Path.of(System.getProperty("sparklint.work"));

  /** Whether all is run, or what each build has time for. */
  static final boolean ALL = System.getProperty("sparklint.proofs").equals("all");

  private static final class Made {
    static final SparkUnderTest SPARK = make();
  }

  /** Skips the test on a machine that cannot run a node. */
  static SparkUnderTest get() {
    assumeThat(NodeProcess.lacks()).isNull();
    return Made.SPARK;
  }

  private static SparkUnderTest make() {
    try {
      String jars = Files.readString(Path.of(System.getProperty("sparklint.spark.jars")));
      String opens = System.getProperty("sparklint.spark.opens");
      SparkImage image = SparkImage.of(WORK.resolve("image"), jars, opens);
      return new SparkUnderTest(image, new ProofRunner(image, WORK.resolve("runs")));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
