package dev.sparklint.knowledge;

import org.jspecify.annotations.Nullable;

/** How Spark turns the text of one key into a value: the converter of its {@code ConfigEntry}. */
final class Converter {

  private final ScalaObject function;

  private Converter(ScalaObject function) {
    this.function = function;
  }

  /** Of an entry; null for one that has none of its own, as in fallbacks of early releases. */
  static @Nullable Converter of(ScalaObject entry) {
    try {
      Object function = entry.get("valueConverter");
      return function == null ? null : new Converter(new ScalaObject(function));
    } catch (NoSuchMethodException none) {
      return null;
    }
  }

  /** What Spark makes of the text; null where it refuses. */
  @Nullable Object value(String text) {
    try {
      return ScalaObject.opened(function.call("apply", text));
    } catch (ScalaObject.RefusedException refused) {
      return null;
    } catch (NoSuchMethodException noFunction) {
      throw new IllegalStateException(noFunction);
    }
  }

  boolean accepts(String text) {
    try {
      function.call("apply", text);
      return true;
    } catch (ScalaObject.RefusedException refused) {
      return false;
    } catch (NoSuchMethodException noFunction) {
      throw new IllegalStateException(noFunction);
    }
  }

  /** Spark's words when it refuses; empty when it accepts. */
  String refusal(String text) {
    try {
      function.call("apply", text);
      return "";
    } catch (ScalaObject.RefusedException refused) {
      return refused.message();
    } catch (NoSuchMethodException noFunction) {
      throw new IllegalStateException(noFunction);
    }
  }
}
