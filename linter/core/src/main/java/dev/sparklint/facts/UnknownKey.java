package dev.sparklint.facts;

import dev.sparklint.text.Place;

/**
 * A key that no release of Spark knows, though it looks like one that it does, or is in its own
 * place.
 */
@Doc(
    "A setting whose key no release of Spark knows, and which looks like one that it does (schemas/spark)")
public record UnknownKey(
    @Doc("the setting") Setting setting,
    @Doc("the key that was probably meant; empty below spark.kubernetes. where none is near")
        String nearest,
    @Doc("whether they differ by capitals alone") boolean byCase)
    implements Fact {

  @Override
  public Place place() {
    return setting.place();
  }

  @Override
  public Object field(String name) {
    return switch (name) {
      case "setting" -> setting;
      case "nearest" -> nearest;
      case "byCase" -> byCase;
      default -> throw new IllegalArgumentException(name);
    };
  }
}
