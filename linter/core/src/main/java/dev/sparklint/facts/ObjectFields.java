package dev.sparklint.facts;

import dev.sparklint.model.Fields;
import dev.sparklint.text.Located;

/** Fields of a manifest by their paths; a mapping or list comes out as empty text. */
record ObjectFields(Fields fields) implements Lookup<String> {

  /** Of an object that is not among these files. */
  static Lookup<String> unknown(String reason) {
    return new Unseen(reason);
  }

  @Override
  public Effective<String> get(String path) {
    Located<String> value = fields.get(path);
    if (value != null) {
      return Placeholders.effective(value);
    }
    String open = fields.open(path);
    return open.isEmpty()
        ? new Effective.Unset<>()
        : new Effective.Unknown<>("filled in from " + open);
  }

  private record Unseen(String reason) implements Lookup<String> {
    @Override
    public Effective<String> get(String path) {
      return new Effective.Unknown<>(reason);
    }
  }
}
