package dev.sparklint.read.yaml;

import dev.sparklint.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list.
 *
 * @param places where each item is written here: the alias, if the item is one, else the item
 */
public record YamlSequence(List<YamlNode> items, List<Span> places, @Nullable String tag, Span span)
    implements YamlNode {

  public YamlSequence {
    items = List.copyOf(items);
    places = List.copyOf(places);
  }
}
