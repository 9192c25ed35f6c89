package dev.sparklint.facts;

import dev.sparklint.text.Place;

/** What changes for a workload between its Spark and the one that it is to move to. */
@Doc("What changes for a workload between its Spark and the target of --target-spark")
public record UpgradeChange(
    @Doc(
            "gone (the target does not know the key), refused (the target refuses the value), deprecated (by the target) or default (nobody sets the key, and its default changes)")
        String kind,
    @Doc("the key") String key,
    @Doc("the default in the workload's Spark, or the value that is set; empty for none")
        String before,
    @Doc("the default in the target; empty for none") String after,
    @Doc("what that means, or Spark's own words; empty when there is nothing to add")
        String meaning,
    @Doc("the key that takes its place; empty without one") String replacement,
    @Doc("the workload's Spark") String from,
    @Doc("the target") String to,
    Place place)
    implements Fact {

  @Override
  public Object field(String name) {
    return switch (name) {
      case "kind" -> kind;
      case "key" -> key;
      case "before" -> before;
      case "after" -> after;
      case "meaning" -> meaning;
      case "replacement" -> replacement;
      case "from" -> from;
      case "to" -> to;
      default -> throw new IllegalArgumentException(name);
    };
  }
}
