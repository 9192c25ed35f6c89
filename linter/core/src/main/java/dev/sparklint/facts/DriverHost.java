package dev.sparklint.facts;

import dev.sparklint.command.Piece;
import dev.sparklint.command.Variables;
import dev.sparklint.command.Word;
import dev.sparklint.text.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where executors are told to find the driver: spark.driver.host, or SPARK_LOCAL_HOSTNAME. */
@Doc("Where executors are told to find the driver: spark.driver.host, else SPARK_LOCAL_HOSTNAME")
public record DriverHost(
    @Doc(
            "pod-ip, host-ip, pod-name, other-pod-field, loopback, wildcard, service (of these files), name, address, unset or unknown")
        String kind,
    @Doc("the address or name; unknown when Kubernetes fills it in") Effective<String> value,
    @Doc("the Services of these files that it names") List<DriverService> services,
    @Nullable Place place)
    implements Fact {

  static final DriverHost UNKNOWN =
      new DriverHost("unknown", new Effective.Unknown<>("no driver is seen"), List.of(), null);

  public DriverHost {
    services = List.copyOf(services);
  }

  static DriverHost of(EffectiveConf conf, Launch launch, TreeFiles files) {
    Setting setting = conf.winner(SparkKeys.DRIVER_HOST);
    if (setting != null) {
      Place place = setting.entry().value().place();
      String field = setting.podField().orNull();
      return field != null
          ? new DriverHost(ofField(field), setting.value(), List.of(), place)
          : of(setting, launch, files);
    }
    if (conf.openReason() != null) {
      return new DriverHost("unknown", conf.get(SparkKeys.DRIVER_HOST), List.of(), null);
    }
    Variables.Value local = launch.environment().get("SPARK_LOCAL_HOSTNAME");
    if (local instanceof Variables.Value.Set set) {
      Effective<String> value = launch.environment().text("SPARK_LOCAL_HOSTNAME");
      String text = value.orNull();
      Word word = set.word();
      Place place = word.place();
      return word.pieces().size() == 1 && word.pieces().get(0) instanceof Piece.PodField field
          ? new DriverHost(ofField(field.field()), value, List.of(), place)
          : of(value, text == null ? "" : text, place, launch, files);
    }
    boolean unset = local == Variables.MISSING;
    return new DriverHost(unset ? "unset" : "unknown", new Effective.Unset<>(), List.of(), null);
  }

  private static String ofField(String field) {
    return switch (field) {
      case "status.podIP", "status.podIPs" -> "pod-ip";
      case "status.hostIP" -> "host-ip";
      case "metadata.name" -> "pod-name";
      default -> "other-pod-field";
    };
  }

  private static DriverHost of(Setting setting, Launch launch, TreeFiles files) {
    Place place = setting.entry().value().place();
    String text = setting.entry().value().value();
    if (setting.entry().open() instanceof Piece.Variable variable
        && variable.name().equals("HOSTNAME")) {
      boolean whole = variable.written().equals(text);
      return new DriverHost(whole ? "pod-name" : "unknown", setting.value(), List.of(), place);
    }
    return of(setting.value(), setting.knownPrefix(), place, launch, files);
  }

  private static DriverHost of(
      Effective<String> value, String prefix, Place place, Launch launch, TreeFiles files) {
    String known = value.orNull();
    int dot = prefix.indexOf('.');
    if (known == null && dot <= 0) {
      return new DriverHost("unknown", value, List.of(), place);
    }
    String name = dot < 0 ? prefix : prefix.substring(0, dot);
    if (known != null && isAddress(known)) {
      return new DriverHost(ofAddress(known), value, List.of(), place);
    }
    List<DriverService> services =
        launch.pods() == null
            ? List.of()
            : DriverService.named(files.neighbourhood(), launch.pods(), launch.path(), name);
    String kind = "localhost".equals(known) ? "loopback" : services.isEmpty() ? "name" : "service";
    return new DriverHost(kind, value, services, place);
  }

  private static String ofAddress(String address) {
    if (address.startsWith("127.") || address.equals("::1") || address.equals("[::1]")) {
      return "loopback";
    }
    boolean wildcard = address.equals("0.0.0.0") || address.equals("::") || address.equals("[::]");
    return wildcard ? "wildcard" : "address";
  }

  private static boolean isAddress(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '.' && (c < '0' || c > '9')) {
        return text.indexOf(':') >= 0;
      }
    }
    return !text.isEmpty();
  }

  @Override
  public Object field(String field) {
    return switch (field) {
      case "kind" -> kind;
      case "value" -> value;
      case "services" -> services;
      default -> throw new IllegalArgumentException(field);
    };
  }
}
