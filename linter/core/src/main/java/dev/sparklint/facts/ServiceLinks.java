package dev.sparklint.facts;

import dev.sparklint.command.Piece;
import dev.sparklint.command.Word;
import dev.sparklint.model.PodWorkload;
import dev.sparklint.model.Service;
import dev.sparklint.text.Located;
import dev.sparklint.text.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The environment variables that Kubernetes sets in every container for each Service with an
 * address of its own: {@code SPARK_DRIVER_PORT=tcp://…:7078} for {@code spark-driver}. Only those
 * that read as Spark's own are looked at.
 */
final class ServiceLinks {

  private ServiceLinks() {}

  static Map<String, Word> of(Neighbourhood neighbourhood, PodWorkload pods, String path) {
    Located<String> enabled = pods.template().get("spec.enableServiceLinks");
    Map<String, Word> links = new HashMap<>();
    if (enabled != null && enabled.value().equals("false")) {
      return links;
    }
    for (Neighbourhood.Placed<Service> placed : neighbourhood.sparkServices()) {
      Service service = placed.object();
      if (!isHeadless(service) && Neighbour.isNear(service.meta(), placed.path(), pods, path)) {
        add(service, links);
      }
    }
    return links;
  }

  private static void add(Service service, Map<String, Word> links) {
    String prefix = service.meta().name().toUpperCase(Locale.ROOT).replace('-', '_');
    Place place = service.meta().place();
    for (Service.Port port : service.ports()) {
      if (port.port() != null) {
        String number = port.port().value();
        String address = "tcp://<" + service.meta().name() + ">:" + number;
        links.putIfAbsent(prefix + "_PORT", word(address, place));
        links.putIfAbsent(prefix + "_SERVICE_PORT", word(number, place));
      }
    }
  }

  private static Word word(String text, Place place) {
    return new Word(place, List.of(new Piece.Text(place, text)));
  }

  private static boolean isHeadless(Service service) {
    return service.clusterIp() != null && service.clusterIp().value().equals("None");
  }
}
