package dev.sparklint.read.yaml;

import dev.sparklint.text.SourceText;
import dev.sparklint.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list.
 *
 * @param start offset in the text that was read, UTF-16, 0-based; {@code end} is exclusive
 */
public record YamlSequence(
    List<YamlNode> items, @Nullable String tag, SourceText source, int start, int end)
    implements YamlNode {

  public YamlSequence {
    items = List.copyOf(items);
  }

  @Override
  public Span span() {
    return source.span(start, end);
  }
}
