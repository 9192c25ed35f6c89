package dev.sparklint.model;

import dev.sparklint.text.Located;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Service.
 *
 * @param selector labels of the pods that it leads to; empty when it selects none
 * @param clusterIp {@code None} makes it headless; null when absent
 * @param object the whole object
 */
public record Service(
    ObjectMeta meta,
    Map<String, String> selector,
    @Nullable Located<String> clusterIp,
    List<Port> ports,
    Fields object) {

  public Service {
    selector = Map.copyOf(selector);
    ports = List.copyOf(ports);
  }

  /** One port; {@code targetPort} is null when it is the same as {@code port}. */
  public record Port(
      String name, @Nullable Located<String> port, @Nullable Located<String> targetPort) {}
}
