package dev.sparklint.facts;

import org.jspecify.annotations.Nullable;

/**
 * What the launcher and SparkSubmit refuse before they look at anything else, in every mode.
 *
 * @see <a
 *     href="https://github.com/apache/spark/blob/v3.5.3/core/src/main/scala/org/apache/spark/deploy/SparkSubmitArguments.scala">validateSubmitArguments,
 *     Spark 2.4.5 to 4.1.1</a>
 */
final class SubmitChecks {

  private SubmitChecks() {}

  /** Notes what one release refuses of these settings. */
  static void apply(SparkValues values, SparkRelease release) {
    values.checkPositiveSize(SparkKeys.DRIVER_MEMORY, "Driver memory must be a positive number");
    values.checkPositiveSize(
        SparkKeys.EXECUTOR_MEMORY, "Executor memory must be a positive number");
    values.checkPositiveNumber(
        SparkKeys.EXECUTOR_CORES, "Executor cores must be a positive number");
    values.checkPositiveNumber("spark.cores.max", "Total executor cores must be a positive number");
    if (release.isAtLeast(3, 2)) {
      values.checkPositiveNumber("spark.driver.cores", "Driver cores must be a positive number");
    }
    if (!values.isTrue("spark.dynamicAllocation.enabled")) {
      values.checkPositiveNumber(
          "spark.executor.instances", "Number of executors must be a positive number");
    }
  }

  /** Why the releases that a version may be refuse the settings; unset when they do not. */
  static Effective<String> refusal(LauncherSettings launcher, Effective<String> version) {
    Effective<String> same = null;
    for (SparkRelease release : SparkRelease.of(version)) {
      SparkValues values = new SparkValues(launcher.conf());
      checkJavaOptions(values, launcher.get(SparkKeys.DRIVER_JAVA_OPTIONS).orNull());
      if (release.isAtLeast(3, 0)) {
        checkJavaOptions(values, launcher.get(SparkKeys.DRIVER_DEFAULT_JAVA_OPTIONS).orNull());
      }
      apply(values, release);
      Effective<String> refusal = values.refused();
      same =
          same == null || same.equals(refusal)
              ? refusal
              : new Effective.Unknown<>("it depends on Spark's version");
    }
    return same == null ? new Effective.Unset<>() : same;
  }

  /** The launcher's own check: it looks for these letters anywhere. */
  private static void checkJavaOptions(SparkValues values, @Nullable String options) {
    if (options != null && options.contains("Xmx")) {
      values.refuse(
          "Not allowed to specify max heap(Xmx) memory settings through java options (was "
              + options
              + ")");
    }
  }
}
