package dev.sparklint.proofs.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** A cluster of one node: what is applied runs until it ends, or what is looked for is seen. */
public final class Node {

  private static final int PAUSE_MILLIS = 100;

  /** Before what has ended is run again; a real kubelet begins with ten seconds. */
  private static final int BACK_OFF_MILLIS = 3_000;

  private final NodeSpec spec;
  private final ObjectStore store = new ObjectStore();
  private final List<ObjectNode> manifests = new ArrayList<>();
  private final KubernetesApi api;
  private final Kubelet kubelet;
  private volatile boolean outsideEnded;
  private final Map<String, ObjectNode> controlled = new LinkedHashMap<>();
  private int interrupted;
  private int successors;

  private Node(NodeSpec spec, Path scripts) throws IOException {
    this.spec = spec;
    for (String manifest : spec.manifests()) {
      manifests.addAll(Json.manifest(manifest));
    }
    api = new KubernetesApi(store, new Surroundings(store, manifests, spec.rights()));
    Network network = new Network(store, spec.servers());
    kubelet = new Kubelet(spec, store, api, network, scripts);
    outsideEnded = spec.command() == null;
  }

  /**
   * Runs one node, and leaves a report.
   *
   * @param arguments files of the {@link NodeSpec} and of the {@link NodeReport}, and the folder of
   *     the scripts beside this class
   */
  public static void main(String[] arguments)
      throws IOException, GeneralSecurityException, InterruptedException {
    NodeSpec spec = Json.MAPPER.readValue(Path.of(arguments[0]).toFile(), NodeSpec.class);
    NodeReport report = new Node(spec, Path.of(arguments[2])).run();
    Json.MAPPER.writeValue(Path.of(arguments[1]).toFile(), report);
    // What still runs ends with this process.
    Runtime.getRuntime().halt(0);
  }

  private NodeReport run() throws IOException, GeneralSecurityException, InterruptedException {
    Programs.run(List.of("ip", "addr", "add", Network.API + "/32", "dev", "lo"));
    for (int port : new int[] {443, 6443}) {
      api.serve(Network.API, port, spec.keys());
    }
    apply();
    if (spec.command() != null) {
      Programs.inBackground(this::runOutside);
    }
    boolean ended = await(Duration.ofSeconds(spec.seconds()));
    return new NodeReport(
        logs(), kubelet.exits(), kubelet.asked(), api.requests(), kubelet.events(), ended);
  }

  private void apply() {
    List<ObjectNode> pods = new ArrayList<>();
    for (ObjectNode object : manifests) {
      List<ObjectNode> own = Controllers.pods(object);
      pods.addAll(own);
      String kind = object.path("kind").asText();
      if (spec.restarts() && (kind.equals("Deployment") || kind.equals("CronJob"))) {
        own.forEach(pod -> controlled.put(pod.at("/metadata/name").asText(), pod));
      }
      Resource resource = Resource.ofKind(object.path("kind").asText());
      if (resource != null && resource != Resource.POD) {
        create(resource, object);
      }
    }
    for (ObjectNode pod : pods) {
      create(Resource.POD, pod);
    }
  }

  private void create(Resource resource, ObjectNode object) {
    try {
      api.create(resource, object);
    } catch (Refusal refusal) {
      kubelet.addEvent(refusal.words());
    }
  }

  private void runOutside() throws IOException, InterruptedException {
    try {
      Path folder = Files.createDirectories(spec.work().resolve("outside"));
      String token = UUID.randomUUID().toString();
      api.addUser(token, Rights.ADMIN);
      Path config = folder.resolve("kubeconfig");
      Files.writeString(config, kubeConfig(token));
      Map<String, Path> mounts = new LinkedHashMap<>();
      mounts.put(Kubelet.HOME + "/kubeconfig", config);
      mounts.put(Kubelet.HOME + "/ca.crt", spec.certificate());
      mounts.put(NodeSpec.FILES, spec.files());
      List<String> command = List.of("/bin/bash", "-c", String.valueOf(spec.command()));
      kubelet.runOutside(folder, NodeSpec.FILES, mounts, command);
    } finally {
      outsideEnded = true;
    }
  }

  private static String kubeConfig(String token) {
    return """
        apiVersion: v1
        kind: Config
        current-context: node
        contexts:
          - {name: node, context: {cluster: node, user: admin}}
        clusters:
          - name: node
            cluster: {server: "https://kubernetes.default.svc", certificate-authority: %s/ca.crt}
        users:
          - {name: admin, user: {token: "%s"}}
        """
        .formatted(Kubelet.HOME, token);
  }

  /** Whether all ended by itself. */
  private boolean await(Duration most) throws IOException, InterruptedException {
    long until = System.nanoTime() + most.toNanos();
    while (System.nanoTime() < until) {
      restart();
      if (interrupted < spec.interruptions().size()) {
        interrupt(spec.interruptions().get(interrupted));
        Thread.sleep(PAUSE_MILLIS);
        continue;
      }
      if (!spec.restarts() && hasEnded()) {
        return true;
      }
      if (!spec.exit() && !spec.sees().isEmpty() && seesAll()) {
        return false;
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    return false;
  }

  /** Kills a pod that has come as far as it should. */
  private void interrupt(NodeSpec.Interruption interruption)
      throws IOException, InterruptedException {
    for (ObjectNode pod : store.list(Resource.POD, "")) {
      String name = pod.at("/metadata/name").asText();
      boolean far =
          name.startsWith(interruption.pod())
              && logs().getOrDefault(name, "").contains(interruption.sees());
      if (far) {
        interrupted++;
        kubelet.addEvent(name + " was killed");
        // One that nobody looks after stays as it is.
        kubelet.kill(pod, controlled.containsKey(name) || spec.command() != null);
        if (spec.restarts() && spec.command() != null) {
          Programs.inBackground(this::runOutside);
        }
        return;
      }
    }
  }

  /** Runs again what controllers keep running. */
  private void restart() throws InterruptedException {
    for (Map.Entry<String, ObjectNode> kept : new ArrayList<>(controlled.entrySet())) {
      ObjectNode pod = kept.getValue();
      ObjectNode now = store.get(ObjectStore.Key.of(Resource.POD, pod));
      String phase = now == null ? "Failed" : now.at("/status/phase").asText();
      if (phase.equals("Failed") || phase.equals("Succeeded")) {
        controlled.remove(kept.getKey());
        if (now != null) {
          store.delete(ObjectStore.Key.of(Resource.POD, pod));
        }
        Thread.sleep(BACK_OFF_MILLIS);
        ObjectNode next = Controllers.successor(pod, ++successors);
        controlled.put(next.at("/metadata/name").asText(), next);
        create(Resource.POD, next);
      }
    }
  }

  private boolean hasEnded() {
    if (!outsideEnded) {
      return false;
    }
    for (ObjectNode pod : store.list(Resource.POD, "")) {
      String phase = pod.at("/status/phase").asText();
      boolean executor = pod.at("/metadata/labels/spark-role").asText().equals("executor");
      if (!executor && !phase.equals("Succeeded") && !phase.equals("Failed")) {
        return false;
      }
    }
    return true;
  }

  private boolean seesAll() throws IOException {
    String all = String.join("\n", logs().values()) + String.join("\n", kubelet.events());
    for (String text : spec.sees()) {
      if (!all.contains(text)) {
        return false;
      }
    }
    return true;
  }

  private Map<String, String> logs() throws IOException {
    Map<String, String> logs = new LinkedHashMap<>();
    Path folder = spec.work().resolve("logs");
    if (!Files.isDirectory(folder)) {
      return logs;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        logs.put(name.substring(0, name.length() - ".log".length()), text);
      }
    }
    return logs;
  }
}
