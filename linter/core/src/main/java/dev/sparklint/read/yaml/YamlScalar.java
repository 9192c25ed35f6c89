package dev.sparklint.read.yaml;

import dev.sparklint.text.SourceText;
import dev.sparklint.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * A single value.
 *
 * @param text the content: quotes, escapes and folding undone, not otherwise interpreted
 * @param source the text that was read
 * @param start offset in that text, UTF-16, 0-based, behind anchor and tag; of a block scalar that
 *     of its {@code |} or {@code >}
 * @param end offset in that text, exclusive; of a block scalar the end of its last line
 */
public record YamlScalar(
    String text, YamlStyle style, @Nullable String tag, SourceText source, int start, int end)
    implements YamlNode {

  @Override
  public Span span() {
    return source.span(start, end);
  }

  /** What Kubernetes takes this for: {@code no} is a boolean, {@code 0644} is 420. */
  public YamlType type() {
    return ScalarResolver.type(this);
  }

  public boolean isNull() {
    return type() == YamlType.NULL;
  }

  /** The boolean that this is, or null. */
  public @Nullable Boolean asBoolean() {
    return type() == YamlType.BOOLEAN ? ScalarResolver.isTrue(text) : null;
  }

  /** The integer that this is, or null; also null if it does not fit 64 bits. */
  public @Nullable Long asLong() {
    return type() == YamlType.INTEGER ? ScalarResolver.integer(text) : null;
  }
}
