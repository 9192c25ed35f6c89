package dev.sparklint.model;

import dev.sparklint.command.Piece;
import dev.sparklint.text.Located;
import org.jspecify.annotations.Nullable;

/**
 * One Spark setting as somebody wrote it.
 *
 * @param field how the writer sees it when that is not the key itself: a flag such as {@code
 *     --driver-memory} or a path such as {@code spec.driver.memory}; otherwise empty
 * @param open the part of a command line's value that is not known before it runs, null when there
 *     is none
 * @param isText whether YAML takes the value for text; true outside of YAML
 */
public record ConfEntry(
    Located<String> key,
    Located<String> value,
    String field,
    @Nullable Piece open,
    boolean isText) {

  public ConfEntry(Located<String> key, Located<String> value) {
    this(key, value, "", null);
  }

  public ConfEntry(Located<String> key, Located<String> value, String field) {
    this(key, value, field, null);
  }

  public ConfEntry(Located<String> key, Located<String> value, String field, @Nullable Piece open) {
    this(key, value, field, open, true);
  }

  public String name() {
    return key.value();
  }
}
