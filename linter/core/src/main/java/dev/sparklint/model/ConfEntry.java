package dev.sparklint.model;

import dev.sparklint.text.Located;

/**
 * One Spark setting as somebody wrote it.
 *
 * @param field how the writer sees it when that is not the key itself: a flag such as {@code
 *     --driver-memory} or a path such as {@code spec.driver.memory}; otherwise empty
 */
public record ConfEntry(Located<String> key, Located<String> value, String field) {

  public ConfEntry(Located<String> key, Located<String> value) {
    this(key, value, "");
  }

  public String name() {
    return key.value();
  }
}
