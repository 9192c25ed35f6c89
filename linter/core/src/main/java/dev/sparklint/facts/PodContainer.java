package dev.sparklint.facts;

import dev.sparklint.model.Container;
import dev.sparklint.quantity.CpuQuantity;
import dev.sparklint.quantity.MemorySize;
import dev.sparklint.text.Place;
import java.util.List;

/** A container with what Kubernetes gives it and allows it. */
@Doc("A container with what Kubernetes gives it and allows it")
public record PodContainer(
    @Doc("the container's name") String name,
    @Doc("memory before the kernel kills it; unset without a limit")
        Effective<MemorySize> memoryLimit,
    @Doc("memory reserved for it; the limit when only that is written")
        Effective<MemorySize> memoryRequest,
    @Doc("CPU before it is throttled; unset without a limit") Effective<CpuQuantity> cpuLimit,
    @Doc("CPU reserved for it; the limit when only that is written")
        Effective<CpuQuantity> cpuRequest,
    @Doc("the image") Effective<String> image,
    @Doc("probes of the kubelet that ask a port") List<Probe> probes,
    @Doc("its fields by path, such as securityContext.runAsUser; empty text for maps and lists")
        Lookup<String> fields,
    Place place)
    implements Fact {

  static PodContainer of(Container container) {
    Container.Resources resources = container.resources();
    Effective<MemorySize> memoryLimit = Quantities.memory(resources.limits().get("memory"));
    Effective<CpuQuantity> cpuLimit = Quantities.cpu(resources.limits().get("cpu"));
    return new PodContainer(
        container.name(),
        memoryLimit,
        orLimit(Quantities.memory(resources.requests().get("memory")), memoryLimit),
        cpuLimit,
        orLimit(Quantities.cpu(resources.requests().get("cpu")), cpuLimit),
        container.image() == null
            ? new Effective.Unset<>()
            : Placeholders.effective(container.image()),
        Probe.of(container.fields(), container.place()),
        new ObjectFields(container.fields()),
        container.place());
  }

  /** A container of which nothing is known. */
  static PodContainer unknown(String reason, Place place) {
    return new PodContainer(
        "",
        new Effective.Unknown<>(reason),
        new Effective.Unknown<>(reason),
        new Effective.Unknown<>(reason),
        new Effective.Unknown<>(reason),
        new Effective.Unknown<>(reason),
        List.of(),
        ObjectFields.unknown(reason),
        place);
  }

  @Doc("processors that a JVM sees in it: its CPU limit rounded up; unset without a limit")
  public Effective<Long> processors() {
    if (cpuLimit instanceof Effective.Written<CpuQuantity> limit) {
      return new Effective.Written<>((limit.value().milli() + 999) / 1000, limit.place());
    }
    return cpuLimit instanceof Effective.Unknown<CpuQuantity> unknown
        ? new Effective.Unknown<>(unknown.reason())
        : new Effective.Unset<>();
  }

  @Override
  public Object field(String field) {
    return switch (field) {
      case "name" -> name;
      case "memoryLimit" -> memoryLimit;
      case "memoryRequest" -> memoryRequest;
      case "cpuLimit" -> cpuLimit;
      case "cpuRequest" -> cpuRequest;
      case "image" -> image;
      case "probes" -> probes;
      case "fields" -> fields;
      case "processors" -> processors();
      default -> throw new IllegalArgumentException(field);
    };
  }

  private static <T> Effective<T> orLimit(Effective<T> request, Effective<T> limit) {
    return request instanceof Effective.Unset<T> ? limit : request;
  }
}
