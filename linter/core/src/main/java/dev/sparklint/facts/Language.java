package dev.sparklint.facts;

/** What an application is written in, as far as Spark makes a difference of it. */
enum Language {
  /** Java, Scala and all else that runs in the JVM alone. */
  JVM,
  PYTHON,
  R;

  /**
   * The language of an application's file.
   *
   * @see <a
   *     href="https://github.com/apache/spark/blob/v3.5.3/core/src/main/scala/org/apache/spark/deploy/SparkSubmit.scala">isPython
   *     and isR of SparkSubmit, Spark 3.5.3</a>
   */
  static Language ofFile(String file) {
    return file.endsWith(".py") ? PYTHON : file.endsWith(".R") ? R : JVM;
  }

  /** Whether a language is Python. */
  static Effective<Boolean> isPython(Effective<Language> language) {
    if (language instanceof Effective.Written<Language> written) {
      return new Effective.Written<>(written.value() == PYTHON, written.place());
    }
    if (language instanceof Effective.Defaulted<Language> defaulted) {
      return new Effective.Defaulted<>(defaulted.value() == PYTHON, defaulted.source());
    }
    return language instanceof Effective.Unknown<Language> unknown
        ? new Effective.Unknown<>(unknown.reason())
        : new Effective.Unset<>();
  }

  @Override
  public String toString() {
    return this == PYTHON ? "Python" : this == R ? "R" : "the JVM";
  }
}
