package dev.sparklint.read.yaml;

/**
 * A key with its value.
 *
 * @param key nearly always a {@link YamlScalar}
 */
public record YamlEntry(YamlNode key, YamlNode value) {

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
