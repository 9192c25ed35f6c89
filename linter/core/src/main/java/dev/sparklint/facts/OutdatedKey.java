package dev.sparklint.facts;

import dev.sparklint.text.Place;

/** A key that the workload's Spark does not know yet, knows no more, or would rather not see. */
@Doc(
    "A setting whose key the workload's Spark does not know yet, or no more, or deprecates (schemas/spark)")
public record OutdatedKey(
    @Doc("the setting") Setting setting,
    @Doc(
            "too-new, gone (no release from until on reads it), unread (this release has it and never looks at it), refused (a removed SQL setting that must keep its old default) or deprecated")
        String state,
    @Doc("the Spark in question: Spark 3.5.3, or any Spark") String spark,
    @Doc("the release that brings it, takes it away or deprecates it; empty when that is not known")
        String release,
    @Doc("the key that took its place; empty without one") String replacement,
    @Doc("Spark's own words; empty when it has none") String message)
    implements Fact {

  @Override
  public Place place() {
    return setting.place();
  }

  @Override
  public Object field(String name) {
    return switch (name) {
      case "setting" -> setting;
      case "state" -> state;
      case "spark" -> spark;
      case "release" -> release;
      case "replacement" -> replacement;
      case "message" -> message;
      default -> throw new IllegalArgumentException(name);
    };
  }
}
