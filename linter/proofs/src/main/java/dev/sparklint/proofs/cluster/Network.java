package dev.sparklint.proofs.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of pods and Services, and the names that lead to them. Names stand in a file of hosts
 * for each container; a Service with an address of its own passes on the ports that it lists.
 */
final class Network {

  /** Where every cluster has its API. */
  static final String API = "10.96.0.1";

  /** What it is called in every cluster. */
  static final List<String> API_NAMES =
      List.of(
          "kubernetes",
          "kubernetes.default",
          "kubernetes.default.svc",
          "kubernetes.default.svc.cluster.local");

  private final ObjectStore store;
  private final List<String> servers;
  private final Map<Path, Host> hosts = new ConcurrentHashMap<>();
  private final Map<String, String> addresses = new HashMap<>();
  private int pods;

  /** One container's view. */
  private record Host(String name, String address, String namespace) {}

  /**
   * Begins without pods.
   *
   * @param servers names by which the API is reached from outside
   */
  Network(ObjectStore store, List<String> servers) {
    this.store = store;
    this.servers = servers;
    store.listen(this::follow);
  }

  /** The next free address of a pod. */
  synchronized String nextAddress() {
    pods++;
    return "10.244." + (1 + pods / 250) + "." + (1 + pods % 250);
  }

  /** Writes the hosts that a container knows, and keeps them up to date. */
  void addHosts(Path file, String name, String address, String namespace) throws IOException {
    hosts.put(file, new Host(name, address, namespace));
    write(file);
  }

  private void follow(ObjectStore.Event event) {
    Resource resource = event.key().resource();
    if (resource == Resource.SERVICE && event.change() == ObjectStore.Change.ADDED) {
      open(event.object());
    }
    if (resource == Resource.SERVICE || resource == Resource.POD) {
      for (Path file : hosts.keySet()) {
        try {
          write(file);
        } catch (IOException failed) {
          throw new UncheckedIOException(failed);
        }
      }
    }
  }

  private void write(Path file) throws IOException {
    // Whoever listens has the store's lock already.
    synchronized (store) {
      writeInPlace(file);
    }
  }

  /** The containers have this very file mounted. */
  private void writeInPlace(Path file) throws IOException {
    Host host = hosts.get(file);
    if (host == null) {
      return;
    }
    StringBuilder text = new StringBuilder("127.0.0.1 localhost\n");
    text.append(host.address()).append(' ').append(host.name()).append('\n');
    text.append(API).append(' ').append(String.join(" ", API_NAMES)).append('\n');
    for (String server : servers) {
      text.append(API).append(' ').append(server).append('\n');
    }
    for (ObjectNode service : store.list(Resource.SERVICE, "")) {
      String name = service.at("/metadata/name").asText();
      String namespace = service.at("/metadata/namespace").asText();
      String full = name + "." + namespace;
      String names = full + " " + full + ".svc " + full + ".svc.cluster.local";
      names += namespace.equals(host.namespace()) ? " " + name : "";
      String own = addressOf(full);
      for (ObjectNode pod : selected(service)) {
        String address = own == null ? pod.at("/status/podIP").asText() : own;
        text.append(address).append(' ').append(names).append('\n');
        String podName = pod.at("/metadata/name").asText();
        if (service.at("/metadata/name").equals(pod.at("/spec/subdomain"))) {
          text.append(address).append(' ').append(podName).append('.').append(full);
          text.append(".svc.cluster.local ").append(podName).append('.').append(full).append('\n');
        }
      }
    }
    Files.writeString(file, text);
  }

  /** The pods that a Service leads to and that have an address. */
  private List<ObjectNode> selected(ObjectNode service) {
    List<ObjectNode> selected = new ArrayList<>();
    JsonNode selector = service.at("/spec/selector");
    boolean early = service.at("/spec/publishNotReadyAddresses").asBoolean();
    for (ObjectNode pod : store.list(Resource.POD, service.at("/metadata/namespace").asText())) {
      boolean matches = !selector.isEmpty() && !pod.at("/status/podIP").asText().isEmpty();
      for (var label : selector.properties()) {
        JsonNode value = pod.at("/metadata/labels").path(label.getKey());
        matches &= value.asText().equals(label.getValue().asText());
      }
      if (matches && (early || isReady(pod))) {
        selected.add(pod);
      }
    }
    return selected;
  }

  private static boolean isReady(ObjectNode pod) {
    for (JsonNode condition : pod.at("/status/conditions")) {
      if (condition.path("type").asText().equals("Ready")) {
        return condition.path("status").asText().equals("True");
      }
    }
    return false;
  }

  /** Gives a Service its address, and listens there for the ports that it lists. */
  private void open(ObjectNode service) {
    if (service.at("/spec/clusterIP").asText().equals("None")) {
      return;
    }
    String full =
        service.at("/metadata/name").asText() + "." + service.at("/metadata/namespace").asText();
    String address;
    synchronized (this) {
      address = "10.96.1." + (1 + addresses.size());
      addresses.put(full, address);
    }
    Programs.run(List.of("ip", "addr", "add", address + "/32", "dev", "lo"));
    for (JsonNode port : service.at("/spec/ports")) {
      int number = port.path("port").asInt();
      int target = port.path("targetPort").asInt(number);
      Programs.inBackground(() -> passOn(service, address, number, target));
    }
  }

  private void passOn(ObjectNode service, String address, int port, int target) throws IOException {
    try (ServerSocket listener = new ServerSocket()) {
      listener.bind(new InetSocketAddress(InetAddress.getByName(address), port));
      while (!listener.isClosed()) {
        Socket client = listener.accept();
        List<ObjectNode> pods = selected(service);
        if (pods.isEmpty()) {
          client.close();
          continue;
        }
        Socket pod = new Socket(pods.get(0).at("/status/podIP").asText(), target);
        Programs.inBackground(() -> copy(client, pod));
        Programs.inBackground(() -> copy(pod, client));
      }
    }
  }

  private static void copy(Socket from, Socket to) throws IOException {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    }
  }

  /** The variables that a container has of the Services of its namespace. */
  Map<String, String> serviceLinks(String namespace) {
    Map<String, String> links = new HashMap<>();
    for (ObjectNode service : store.list(Resource.SERVICE, namespace)) {
      String name = service.at("/metadata/name").asText();
      String address = addressOf(name + "." + namespace);
      JsonNode first = service.at("/spec/ports/0/port");
      if (address != null && !first.isMissingNode()) {
        String prefix = name.toUpperCase(Locale.ROOT).replace('-', '_');
        links.put(prefix + "_SERVICE_HOST", address);
        links.put(prefix + "_SERVICE_PORT", first.asText());
        links.put(prefix + "_PORT", "tcp://" + address + ":" + first.asText());
      }
    }
    return links;
  }

  private synchronized @Nullable String addressOf(String service) {
    return addresses.get(service);
  }
}
