package dev.sparklint.facts;

import dev.sparklint.model.Fields;
import dev.sparklint.text.Located;
import dev.sparklint.text.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A probe of the kubelet at a container's port. */
@Doc("A probe of the kubelet at a container's port")
public record Probe(
    @Doc("livenessProbe, readinessProbe or startupProbe") String kind,
    @Doc("the port that it asks, where it is a number or names one of the container's")
        Effective<Long> port,
    Place place)
    implements Fact {

  private static final String[] KINDS = {"livenessProbe", "readinessProbe", "startupProbe"};

  /** The probes of a container that ask a port. */
  static List<Probe> of(Fields container, Place fallback) {
    List<Probe> probes = new ArrayList<>();
    for (String kind : KINDS) {
      Located<String> port = port(container, kind);
      if (port != null) {
        Place place = container.key(kind);
        probes.add(new Probe(kind, number(container, port), place == null ? fallback : place));
      }
    }
    return probes;
  }

  private static @Nullable Located<String> port(Fields container, String kind) {
    Located<String> http = container.get(kind + ".httpGet.port");
    return http != null ? http : container.get(kind + ".tcpSocket.port");
  }

  /** The port itself, or the number of the container's port of that name. */
  static Effective<Long> number(Fields container, Located<String> port) {
    for (Fields named : container.items("ports")) {
      Located<String> name = named.get("name");
      Located<String> number = named.get("containerPort");
      if (name != null && number != null && name.value().equals(port.value())) {
        return Numbers.orUnknown(
            Placeholders.effective(new Located<>(number.value(), port.place())), "no number");
      }
    }
    return Numbers.orUnknown(Placeholders.effective(port), "no number");
  }

  @Override
  public Object field(String name) {
    return switch (name) {
      case "kind" -> kind;
      case "port" -> port;
      default -> throw new IllegalArgumentException(name);
    };
  }
}
