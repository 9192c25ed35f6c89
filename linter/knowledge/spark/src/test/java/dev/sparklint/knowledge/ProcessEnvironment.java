package dev.sparklint.knowledge;

import java.util.HashMap;
import java.util.Map;

/** The environment of this process, which Spark's launcher asks for some variables directly. */
final class ProcessEnvironment {

  private ProcessEnvironment() {}

  /** Runs something while the process has these variables too. */
  static <T> T with(Map<String, String> variables, java.util.function.Supplier<T> action) {
    @SuppressWarnings("unchecked") // the map behind System.getenv()
    Map<String, String> process = (Map<String, String>) ScalaReflection.field(System.getenv(), "m");
    Map<String, String> before = new HashMap<>(process);
    process.putAll(variables);
    try {
      return action.get();
    } finally {
      process.keySet().retainAll(before.keySet());
      process.putAll(before);
    }
  }
}
