package dev.sparklint.facts;

import dev.sparklint.text.Place;

/** A value that Spark refuses for its key. */
@Doc("A setting whose value Spark refuses when it reads the key (schemas/spark)")
public record RefusedValue(
    @Doc("the setting") Setting setting,
    @Doc(
            "type when it cannot be read as the key's type, range when it lies outside what the key takes")
        String kind,
    @Doc("the key's type: boolean, int, long, double, time, bytes, enum or regex") String type,
    @Doc("what the key takes, for people") String expected,
    @Doc("Spark's own words on what it demands; empty when it has none") String check,
    @Doc("the value as it was probably meant; unset when that cannot be told")
        Effective<String> meant)
    implements Fact {

  @Override
  public Place place() {
    return setting.entry().value().place();
  }

  @Override
  public Object field(String name) {
    return switch (name) {
      case "setting" -> setting;
      case "kind" -> kind;
      case "type" -> type;
      case "expected" -> expected;
      case "check" -> check;
      case "meant" -> meant;
      default -> throw new IllegalArgumentException(name);
    };
  }
}
