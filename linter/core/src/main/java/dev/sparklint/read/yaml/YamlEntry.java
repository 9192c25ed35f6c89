package dev.sparklint.read.yaml;

import dev.sparklint.text.Span;

/**
 * A key with its value.
 *
 * @param key nearly always a {@link YamlScalar}
 * @param place where the value is written here: the alias, if it is one, else the value
 */
public record YamlEntry(YamlNode key, YamlNode value, Span place) {

  private static final String MERGE_TAG = "tag:yaml.org,2002:merge";

  /** Whether this is {@code <<}, which brings in the entries of other mappings. */
  public boolean isMerge() {
    if (!(key instanceof YamlScalar scalar) || !scalar.text().equals("<<")) {
      return false;
    }
    String tag = scalar.tag();
    return tag == null ? scalar.style() == YamlStyle.PLAIN : tag.equals(MERGE_TAG);
  }

  boolean hasKey(String text) {
    return key instanceof YamlScalar scalar && scalar.text().equals(text);
  }
}
