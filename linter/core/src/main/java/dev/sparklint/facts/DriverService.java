package dev.sparklint.facts;

import dev.sparklint.model.Container;
import dev.sparklint.model.PodWorkload;
import dev.sparklint.model.Service;
import dev.sparklint.text.Located;
import dev.sparklint.text.Place;
import java.util.ArrayList;
import java.util.List;

/** A Service that leads to the driver's pod. */
@Doc("A Service that leads to the driver's pod")
public record DriverService(
    @Doc("its name") String name,
    @Doc("whether clusterIP is None, so that its name stands for the pod's own address")
        boolean headless,
    @Doc("the ports that it offers") List<Effective<Long>> ports,
    @Doc("the ports of the pod that these lead to") List<Effective<Long>> targets,
    @Doc(
            "whether executors use one of its ports, by name or number: driver-rpc, blockmanager, 7078")
        boolean leadsExecutors,
    @Doc("whether its selector matches the driver's pod") boolean selectsDriver,
    @Doc("whether it has a selector at all") boolean selects,
    @Doc("its fields by path, such as spec.publishNotReadyAddresses") Lookup<String> fields,
    Place place)
    implements Fact {

  public DriverService {
    ports = List.copyOf(ports);
    targets = List.copyOf(targets);
  }

  /** Services whose selector matches the pods, in the same namespace and overlay. */
  static List<DriverService> of(Neighbourhood neighbourhood, PodWorkload pods, String path) {
    return nearest(neighbourhood.servicesFor(pods.labels()), neighbourhood, pods, path);
  }

  /** The Services of that name, in that namespace and the same overlay. */
  static List<DriverService> named(
      Neighbourhood neighbourhood, PodWorkload pods, String path, String name) {
    return nearest(neighbourhood.servicesNamed(name), neighbourhood, pods, path);
  }

  /** Of Services of one name the nearest, whether or not it is among the candidates. */
  private static List<DriverService> nearest(
      List<Neighbourhood.Placed<Service>> candidates,
      Neighbourhood neighbourhood,
      PodWorkload pods,
      String path) {
    List<DriverService> services = new ArrayList<>();
    for (Neighbourhood.Placed<Service> candidate : candidates) {
      Service service = candidate.object();
      if (Neighbour.isNear(service.meta(), candidate.path(), pods, path)) {
        Nearest nearest = new Nearest(path);
        for (Neighbourhood.Placed<Service> same :
            neighbourhood.servicesNamed(service.meta().name())) {
          if (Neighbour.isNear(same.object().meta(), same.path(), pods, path)) {
            nearest.add(service.meta().name(), same.path());
          }
        }
        if (nearest.is(service.meta().name(), candidate.path())) {
          services.add(of(service, pods));
        }
      }
    }
    return services;
  }

  private static DriverService of(Service service, PodWorkload pods) {
    List<Effective<Long>> ports = new ArrayList<>();
    for (Service.Port port : service.ports()) {
      Located<String> number = port.port();
      if (number != null) {
        ports.add(Numbers.orUnknown(Placeholders.effective(number), "not a number"));
      }
    }
    Located<String> clusterIp = service.clusterIp();
    boolean headless = clusterIp != null && clusterIp.value().equals("None");
    return new DriverService(
        service.meta().name(),
        headless,
        ports,
        targets(service, pods),
        leadsExecutors(service, ports),
        Neighbour.selects(service.selector(), pods.labels()),
        !service.selector().isEmpty(),
        new ObjectFields(service.object()),
        service.meta().place());
  }

  private static List<Effective<Long>> targets(Service service, PodWorkload pods) {
    List<Effective<Long>> targets = new ArrayList<>();
    for (Service.Port port : service.ports()) {
      Located<String> target = port.targetPort() == null ? port.port() : port.targetPort();
      if (target != null) {
        targets.add(target(target, pods));
      }
    }
    return targets;
  }

  /** The port itself, or the one that a container calls so. */
  private static Effective<Long> target(Located<String> port, PodWorkload pods) {
    for (Container container : pods.containers()) {
      Effective<Long> number = Probe.number(container.fields(), port);
      if (number.orNull() != null) {
        return number;
      }
    }
    return new Effective.Unknown<>("no container has a port '" + port.value() + "'");
  }

  private static boolean leadsExecutors(Service service, List<Effective<Long>> ports) {
    for (Service.Port port : service.ports()) {
      String name = port.name();
      if (name.contains("driver") || name.contains("rpc") || name.contains("block")) {
        return true;
      }
    }
    for (Effective<Long> port : ports) {
      Long number = port.orNull();
      if (number != null && (number == 7078 || number == 7079)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Object field(String field) {
    return switch (field) {
      case "name" -> name;
      case "headless" -> headless;
      case "ports" -> ports;
      case "targets" -> targets;
      case "leadsExecutors" -> leadsExecutors;
      case "selectsDriver" -> selectsDriver;
      case "selects" -> selects;
      case "fields" -> fields;
      default -> throw new IllegalArgumentException(field);
    };
  }
}
