package dev.sparklint.facts;

import dev.sparklint.model.Conf;
import dev.sparklint.model.ConfEntry;
import dev.sparklint.text.Place;

/** A key that stands a second time in the same properties file or map. */
@Doc("A key that stands a second time in the same properties file or map")
public record DuplicateSetting(ConfEntry earlier, ConfEntry later, Conf.Kind kind) implements Fact {

  @Doc("the key")
  public String key() {
    return later.name();
  }

  @Doc("the value that is lost")
  public Effective<String> earlierValue() {
    return new Effective.Written<>(earlier.value().value(), earlier.key().place());
  }

  @Doc("the value that holds")
  public Effective<String> laterValue() {
    return new Effective.Written<>(later.value().value(), later.key().place());
  }

  @Doc("how the settings are written: properties, embedded-properties or map")
  public String source() {
    return kind.word();
  }

  @Doc("whether the key's values are secrets that must not be shown")
  public boolean secret() {
    return SecretNames.isSecret(key());
  }

  @Override
  public Object field(String name) {
    return switch (name) {
      case "key" -> key();
      case "earlierValue" -> earlierValue();
      case "laterValue" -> laterValue();
      case "source" -> source();
      case "secret" -> secret();
      default -> throw new IllegalArgumentException(name);
    };
  }

  @Override
  public Place place() {
    return later.key().place();
  }
}
