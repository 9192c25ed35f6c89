package dev.sparklint.facts;

import dev.sparklint.text.Place;
import java.util.ArrayList;
import java.util.List;

/** A setting that another one hides. */
@Doc("A setting that another one of the same key hides")
public record OverriddenSetting(
    @Doc("the one that holds") Setting winner, @Doc("the one that is not looked at") Setting loser)
    implements Fact {

  /** All of a configuration's, in the order of the winners. */
  static List<OverriddenSetting> of(EffectiveConf conf) {
    List<OverriddenSetting> overridden = new ArrayList<>();
    for (Setting winner : conf.settings()) {
      for (Setting loser : conf.overridden(winner.entry().name())) {
        overridden.add(new OverriddenSetting(winner, loser));
      }
    }
    return overridden;
  }

  @Doc("whether both stand in the same command, file or map")
  public boolean sameSource() {
    return winner.kind() == loser.kind() && winner.place().path().equals(loser.place().path());
  }

  @Override
  public Place place() {
    return loser.place();
  }

  @Override
  public Object field(String name) {
    return switch (name) {
      case "winner" -> winner;
      case "loser" -> loser;
      case "sameSource" -> sameSource();
      default -> throw new IllegalArgumentException(name);
    };
  }
}
