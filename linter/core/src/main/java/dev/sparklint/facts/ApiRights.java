package dev.sparklint.facts;

import dev.sparklint.text.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Spark asks of the Kubernetes API, by release: the table {@code schemas/api-rights.tsv}. */
final class ApiRights {

  private static final String TABLE = "api-rights.tsv";
  private static final int COLUMNS = 8;

  /** Read when the first workload asks for it: most trees have none. */
  private static final class Known {
    static final List<Row> ROWS = read();
  }

  private final List<Permission> needed = new ArrayList<>();
  private final Grants grants;
  private final @Nullable Place place;

  private ApiRights(Grants grants, @Nullable Place place) {
    this.grants = grants;
    this.place = place;
  }

  /**
   * The verbs that a driver needs in every release in question.
   *
   * @param place of the account's name
   */
  static List<Permission> ofDriver(
      Effective<String> version, EffectiveConf conf, Grants grants, @Nullable Place place) {
    return of("driver", version, conf, grants, place);
  }

  /** The verbs that spark-submit itself needs in cluster mode. */
  static List<Permission> ofSubmitter(
      Effective<String> version, EffectiveConf conf, Grants grants, @Nullable Place place) {
    return of("submitter", version, conf, grants, place);
  }

  private static List<Permission> of(
      String identity,
      Effective<String> version,
      EffectiveConf conf,
      Grants grants,
      @Nullable Place place) {
    List<Permission> common = null;
    for (SparkRelease release : SparkRelease.of(version)) {
      ApiRights rights = new ApiRights(grants, place);
      for (Row row : Known.ROWS) {
        if (row.identity().equals(identity) && row.holdsFor(release) && isNeeded(row, conf)) {
          rights.add(row);
        }
      }
      if (common == null) {
        common = rights.needed;
      } else {
        common.retainAll(rights.needed);
      }
    }
    return common == null ? List.of() : common;
  }

  private void add(Row row) {
    for (String verb : row.verbs()) {
      Effective<Boolean> held = grants.holds(row.group(), row.resource(), verb);
      needed.add(
          new Permission(
              row.group(), row.resource(), verb, row.fatal(), row.needed(), held, placeOf(row)));
    }
  }

  /** The rule of the Role that a person would edit, else the account. */
  private @Nullable Place placeOf(Row row) {
    Place inRole = grants.placeOf(row.group(), row.resource());
    return inRole == null ? place : inRole;
  }

  /** Whether the settings make Spark ask, as far as they are known. */
  private static boolean isNeeded(Row row, EffectiveConf conf) {
    return switch (row.needed()) {
      case "always", "polls-executors", "removes-executors", "looks-for-claims" -> true;
      case "driver-pod-name" ->
          !(conf.get(SparkKeys.DRIVER_POD_NAME) instanceof Effective.Unset<String>);
      case "executor-config-map" ->
          !"true".equals(conf.get("spark.kubernetes.executor.disableConfigMap").orNull());
      case "claims-on-demand" -> claimsOnDemand(conf);
      case "labels-executors" ->
          "false".equals(conf.get("spark.kubernetes.executor.deleteOnTermination").orNull())
              || conf.winner("spark.kubernetes.executor.decommissionLabel") != null;
      case "statefulset-allocator" ->
          "statefulset".equals(conf.get("spark.kubernetes.allocation.pods.allocator").orNull());
      case "waits-for-application" ->
          !"false".equals(conf.get("spark.kubernetes.submission.waitAppCompletion").orNull());
      default -> throw new IllegalStateException(TABLE + ": " + row.needed());
    };
  }

  private static boolean claimsOnDemand(EffectiveConf conf) {
    String prefix = "spark.kubernetes.executor.volumes.persistentVolumeClaim.";
    for (Setting setting : conf.settings()) {
      String key = setting.entry().name();
      boolean claim = key.startsWith(prefix) && key.endsWith(".options.claimName");
      if (claim && "OnDemand".equals(setting.value().orNull())) {
        return true;
      }
    }
    return false;
  }

  private record Row(
      String identity,
      String since,
      String until,
      String group,
      String resource,
      List<String> verbs,
      boolean fatal,
      String needed) {

    boolean holdsFor(SparkRelease release) {
      return (since.equals("-") || isAtLeast(release, since))
          && (until.equals("-") || !isAtLeast(release, until));
    }

    private static boolean isAtLeast(SparkRelease release, String version) {
      int point = version.indexOf('.');
      return release.isAtLeast(
          Integer.parseInt(version.substring(0, point)),
          Integer.parseInt(version.substring(point + 1)));
    }
  }

  private static List<Row> read() {
    List<Row> rows = new ArrayList<>();
    for (List<String> cells : Table.read(TABLE, COLUMNS)) {
      rows.add(row(cells));
    }
    return rows;
  }

  private static Row row(List<String> cells) {
    return new Row(
        cells.get(0),
        cells.get(1),
        cells.get(2),
        cells.get(3).equals("-") ? "" : cells.get(3),
        cells.get(4),
        Table.parted(cells.get(5), ' '),
        cells.get(6).equals("fatal"),
        cells.get(7));
  }
}
