package dev.sparklint.facts;

import dev.sparklint.model.Conf;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person says that no file does.
 *
 * @param sparkVersion Spark's version everywhere; null when not said
 * @param targetSpark the version that is to be moved to, such as 4.0; null when none is
 * @param conf settings that the application's code makes; they win over all others. Null when none
 */
public record Assumptions(
    @Nullable String sparkVersion, @Nullable String targetSpark, @Nullable Conf conf) {

  public static final Assumptions NONE = new Assumptions(null, null, null);

  public Assumptions withSparkVersion(@Nullable String version) {
    return new Assumptions(version, targetSpark, conf);
  }

  public Assumptions withTargetSpark(@Nullable String version) {
    return new Assumptions(sparkVersion, version, conf);
  }

  /** The strongest layers of settings, to be followed by those of files. */
  List<Conf> layers() {
    List<Conf> layers = new ArrayList<>();
    if (conf != null) {
      layers.add(conf);
    }
    return layers;
  }
}
