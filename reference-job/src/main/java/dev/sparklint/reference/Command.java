package dev.sparklint.reference;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;

/** What the job can be asked to do. */
enum Command {
  /** Reads Kafka until it is told to stop. */
  STREAM {
    @Override
    int run(SparkSession spark, Settings settings, PrintStream out) throws Exception {
      return new Stream(spark, settings, out).run();
    }
  },

  /** Computes a closed range of hours again, from the raw archive. */
  REPROCESS {
    @Override
    int run(SparkSession spark, Settings settings, PrintStream out) throws Exception {
      return new Reprocess(spark, settings, out).run();
    }
  },

  /** Prints the books, and compares the files that are there with those that were committed. */
  AUDIT {
    @Override
    int run(SparkSession spark, Settings settings, PrintStream out) throws Exception {
      return new Audit(spark, settings, out).run();
    }
  };

  /** Returns the exit code. */
  abstract int run(SparkSession spark, Settings settings, PrintStream out) throws Exception;

  static Command named(String name) throws SettingsException {
    for (Command command : values()) {
      if (command.name().toLowerCase(Locale.ROOT).equals(name)) {
        return command;
      }
    }
    throw new SettingsException(
        List.of("unknown command " + name + ", known are stream, reprocess and audit"));
  }
}
