package dev.sparklint.read.yaml;

import dev.sparklint.text.Span;
import org.jspecify.annotations.Nullable;

/** A value in a YAML or JSON text. Where an alias stands, the tree has the very node it means. */
public sealed interface YamlNode permits YamlScalar, YamlSequence, YamlMapping {

  /** Where the value is written; for an alias that is where its anchor is. */
  Span span();

  /** The tag as the author gave it, with its prefix spelt out; null if there is none. */
  @Nullable String tag();
}
