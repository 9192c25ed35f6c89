package dev.sparklint.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that is known of one tree of files: the collections that rules iterate over. */
@Doc("The collections that a rule's for: starts from")
public record Facts(
    @Doc("Spark applications, and lone settings as if they were one") List<Workload> workloads,
    @Doc("every written setting, once for each place") List<Setting> settings,
    @Doc("keys that stand a second time in the same properties file or map")
        List<DuplicateSetting> duplicates,
    @Doc("settings and environment variables whose value is a secret") List<Credential> credentials,
    @Doc("files that could not be read") List<UnreadableFile> unreadable,
    @Doc("places where an object that Spark needs does not fit the schema of its kind")
        List<Misfit> misfits,
    @Doc("suppression comments; empty while rules on other facts run") List<IgnoreComment> ignores)
    implements Fact {

  /** The collections in the order of their slots in an expression's frame. */
  public static final List<String> COLLECTIONS =
      List.of(
          "workloads", "settings", "duplicates", "credentials", "unreadable", "misfits", "ignores");

  public Facts {
    workloads = List.copyOf(workloads);
    settings = List.copyOf(settings);
    duplicates = List.copyOf(duplicates);
    credentials = List.copyOf(credentials);
    unreadable = List.copyOf(unreadable);
    misfits = List.copyOf(misfits);
    ignores = List.copyOf(ignores);
  }

  /** What became of the suppression comments, and nothing else. */
  public static Facts ofIgnores(List<IgnoreComment> comments) {
    return new Facts(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), comments);
  }

  /** A collection by its name. */
  public List<? extends Fact> collection(String name) {
    return switch (name) {
      case "workloads" -> workloads;
      case "settings" -> settings;
      case "duplicates" -> duplicates;
      case "credentials" -> credentials;
      case "unreadable" -> unreadable;
      case "misfits" -> misfits;
      case "ignores" -> ignores;
      default -> throw new IllegalArgumentException(name);
    };
  }

  @Override
  public Object field(String name) {
    return collection(name);
  }

  @Override
  public dev.sparklint.text.@Nullable Place place() {
    return null;
  }
}
