package dev.sparklint.facts;

import dev.sparklint.model.ConfEntry;
import dev.sparklint.text.Place;
import java.util.ArrayList;
import java.util.List;

/** A library that settings add to an application: by its Maven coordinates, or as a jar. */
@Doc("A library that spark.jars.packages or spark.jars adds, by coordinates or by a jar's name")
public record Artifact(
    @Doc("the group, such as org.apache.spark; empty for a jar") String group,
    @Doc("its name without Scala's version: spark-sql-kafka-0-10, hadoop-aws") String name,
    @Doc("the version of Scala that its name ends with, such as 2.12; empty without one")
        String scala,
    @Doc("its version") Effective<String> version,
    @Doc("the first two numbers of its version, such as 3.5 of 3.5.3") Effective<String> release,
    @Doc("how it is written") String written,
    Place place)
    implements Fact {

  private static final List<String> KEYS = List.of("spark.jars.packages", "spark.jars");

  /** The libraries of a configuration, in the order in which they are written. */
  static List<Artifact> of(EffectiveConf conf) {
    List<Artifact> artifacts = new ArrayList<>();
    for (String key : KEYS) {
      Setting setting = conf.winner(key);
      if (setting != null) {
        add(setting.entry(), key.equals(KEYS.get(0)), artifacts);
      }
    }
    return artifacts;
  }

  private static void add(ConfEntry entry, boolean coordinates, List<Artifact> artifacts) {
    for (String item : Table.parted(entry.value().value(), ',')) {
      String text = item.trim();
      List<String> parts = Table.parted(text, ':');
      if (coordinates && parts.size() == 3) {
        artifacts.add(of(parts.get(0), parts.get(1), parts.get(2), text, entry));
      } else if (!coordinates && text.endsWith(".jar")) {
        addJar(text, entry, artifacts);
      }
    }
  }

  /** {@code folder/name_2.12-3.5.1.jar}: the version begins behind the last dash before a digit. */
  private static void addJar(String path, ConfEntry entry, List<Artifact> artifacts) {
    String file = path.substring(path.lastIndexOf('/') + 1, path.length() - ".jar".length());
    int version = -1;
    for (int dash = file.indexOf('-'); dash >= 0; dash = file.indexOf('-', dash + 1)) {
      boolean number = dash + 1 < file.length() && isDigit(file.charAt(dash + 1));
      boolean dotted = number && file.indexOf('.', dash) > dash;
      version = dotted && version < 0 ? dash : version;
    }
    if (version > 0) {
      String name = file.substring(0, version);
      artifacts.add(of("", name, file.substring(version + 1), path, entry));
    }
  }

  private static Artifact of(
      String group, String artifact, String version, String written, ConfEntry entry) {
    int suffix = artifact.lastIndexOf("_2.");
    String scala = suffix < 0 ? "" : artifact.substring(suffix + 1);
    String name = suffix < 0 ? artifact : artifact.substring(0, suffix);
    Place place = entry.value().place();
    boolean known = Placeholders.find(version).isEmpty() && entry.open() == null;
    return new Artifact(
        group,
        name,
        scala,
        known
            ? new Effective.Written<>(version, place)
            : new Effective.Unknown<>("the version is filled in"),
        known
            ? new Effective.Written<>(release(version), place)
            : new Effective.Unknown<>("the version is filled in"),
        written,
        place);
  }

  private static String release(String version) {
    int minor = version.indexOf('.');
    int end = minor < 0 ? version.length() : minor + 1;
    while (end < version.length() && isDigit(version.charAt(end))) {
      end++;
    }
    return version.substring(0, end);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  @Override
  public Object field(String field) {
    return switch (field) {
      case "group" -> group;
      case "name" -> name;
      case "scala" -> scala;
      case "version" -> version;
      case "release" -> release;
      case "written" -> written;
      default -> throw new IllegalArgumentException(field);
    };
  }
}
