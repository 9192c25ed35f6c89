package dev.sparklint.proofs.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs pods: each a process in a network, a tree of files and a host name of its own. */
final class Kubelet {

  /** Of everybody in a container. */
  static final String HOME = "/home/spark";

  private static final int SIGNALLED = 128;

  private final NodeSpec spec;
  private final ObjectStore store;
  private final KubernetesApi api;
  private final Network network;
  private final Path scripts;
  private final Map<String, Process> processes = new ConcurrentHashMap<>();
  private final Map<String, Integer> exits = new ConcurrentHashMap<>();
  private final List<ObjectNode> asked = new CopyOnWriteArrayList<>();
  private final List<String> events = new CopyOnWriteArrayList<>();
  private int names;

  Kubelet(NodeSpec spec, ObjectStore store, KubernetesApi api, Network network, Path scripts) {
    this.spec = spec;
    this.store = store;
    this.api = api;
    this.network = network;
    this.scripts = scripts;
    store.listen(this::follow);
  }

  Map<String, Integer> exits() {
    return Map.copyOf(exits);
  }

  /** The pods that were asked for, as they were then. */
  List<ObjectNode> asked() {
    return List.copyOf(asked);
  }

  List<String> events() {
    return List.copyOf(events);
  }

  void addEvent(String event) {
    events.add(event);
  }

  Path log(String name) {
    return spec.work().resolve("logs").resolve(name + ".log");
  }

  private void follow(ObjectStore.Event event) {
    if (event.key().resource() != Resource.POD) {
      return;
    }
    String uid = event.object().at("/metadata/uid").asText();
    if (event.change() == ObjectStore.Change.ADDED) {
      asked.add(event.object());
      Programs.inBackground(() -> run(event.object()));
    }
    if (event.change() == ObjectStore.Change.DELETED) {
      Process process = processes.remove(uid);
      int grace = event.object().at("/spec/terminationGracePeriodSeconds").asInt(30);
      if (process != null) {
        process.destroy();
        Programs.inBackground(
            () -> {
              if (!process.waitFor(grace, TimeUnit.SECONDS)) {
                process.destroyForcibly();
              }
            });
      }
    }
  }

  /**
   * Kills what runs of a pod.
   *
   * @param gone whether the pod goes too, with all that it owns; else it has failed
   */
  void kill(ObjectNode pod, boolean gone) throws InterruptedException {
    Process process = processes.remove(pod.at("/metadata/uid").asText());
    if (process != null) {
      process.destroyForcibly().waitFor();
    }
    if (gone) {
      store.delete(ObjectStore.Key.of(Resource.POD, pod));
    }
  }

  private void run(ObjectNode asked) throws IOException, InterruptedException {
    ObjectStore.Key key = ObjectStore.Key.of(Resource.POD, asked);
    String address = network.nextAddress();
    ObjectNode pod = setStatus(key, status -> status.put("podIP", address));
    if (pod == null) {
      return;
    }
    // Another pod of this name may have been here.
    String own = key.name() + "-" + pod.at("/metadata/uid").asText();
    Path folder = Files.createDirectories(spec.work().resolve("pods").resolve(own));
    try {
      ContainerSpec container =
          new ContainerSpec(store, pod, network.serviceLinks(key.namespace()));
      Map<String, Path> mounts = new Volumes(store, folder).mounts(pod, container.container());
      Path account = account(pod, folder);
      if (account != null) {
        mounts.putIfAbsent("/var/run/secrets/kubernetes.io/serviceaccount", account);
      }
      Process process =
          start(
              key.name(),
              key.namespace(),
              address,
              folder,
              container.folder(),
              mounts,
              container.variables(),
              container.command(),
              memory(container),
              container.isReadOnly());
      processes.put(pod.at("/metadata/uid").asText(), process);
      setStatus(key, status -> running(status, address, container.container()));
      int code = process.waitFor();
      exits.put(key.name(), code);
      setStatus(key, status -> ended(status, code, container.container()));
    } catch (Refusal missing) {
      events.add(key.name() + ": " + missing.words());
    }
  }

  /**
   * Runs a command outside of the cluster, to its end.
   *
   * @param folder of the run's own
   * @param inside where the command finds itself
   */
  int runOutside(Path folder, String inside, Map<String, Path> mounts, List<String> command)
      throws IOException, InterruptedException {
    String address = network.nextAddress();
    Map<String, String> variables = Map.of("KUBECONFIG", HOME + "/kubeconfig");
    Process process =
        start("outside", "", address, folder, inside, mounts, variables, command, null, false);
    int code = process.waitFor();
    exits.put("outside", code);
    return code;
  }

  private Process start(
      String name,
      String namespace,
      String address,
      Path folder,
      String inside,
      Map<String, Path> mounts,
      Map<String, String> variables,
      List<String> command,
      @Nullable BigDecimal memory,
      boolean readOnly)
      throws IOException {
    String net = nextName();
    Programs.run(List.of("/bin/bash", scripts.resolve("network.sh").toString(), net, address));
    Path hosts = folder.resolve("hosts");
    network.addHosts(hosts, name, address, namespace);
    Path table = folder.resolve("mounts");
    Path scratch = Files.createDirectories(folder.resolve("work-dir"));
    Files.writeString(table, table(mounts, hosts, readOnly ? null : scratch));
    List<String> words = new ArrayList<>();
    words.addAll(MemoryLimit.entered(spec.work(), net, memory));
    words.addAll(List.of("nsenter", "--net=/run/netns/" + net, "unshare", "--mount", "--uts"));
    words.addAll(List.of("/bin/bash", scripts.resolve("container.sh").toString()));
    words.add(Files.createDirectories(folder.resolve("root")).toString());
    words.addAll(List.of(table.toString(), name, inside, readOnly ? "ro" : "rw"));
    words.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    Files.createDirectories(log(name).getParent());
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log(name).toFile()));
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("SPARK_HOME", "/opt/spark");
    environment.put("HOME", HOME);
    environment.put("HOSTNAME", name);
    environment.put(
        "PATH",
        System.getProperty("java.home")
            + "/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin"
            + ":/sbin:/bin:/opt/spark/bin");
    environment.put("JDK_JAVA_OPTIONS", spec.javaOptions());
    environment.putAll(variables);
    return builder.start();
  }

  /** Bytes that the container may have; null if it may have all. */
  private @Nullable BigDecimal memory(ContainerSpec container) {
    String limit = container.container().at("/resources/limits/memory").asText("");
    return spec.memoryLimits() && !limit.isEmpty() ? Quantity.of(limit) : null;
  }

  /**
   * What people mount comes last, and over what the image has.
   *
   * @param scratch where the image lets its user write; null if nothing of the image may be written
   */
  private String table(Map<String, Path> mounts, Path hosts, @Nullable Path scratch) {
    Map<String, Path> image = new LinkedHashMap<>();
    image.put("/opt/spark", spec.image().resolve("spark"));
    image.put("/opt/entrypoint.sh", spec.image().resolve("entrypoint.sh"));
    image.putAll(spec.mounts());
    Map<String, Path> own = new LinkedHashMap<>();
    if (scratch != null) {
      own.put("/opt/spark/work-dir", scratch);
    }
    own.put("/etc/hosts", hosts);
    own.putAll(mounts);
    StringBuilder table = new StringBuilder();
    add(image, scratch == null ? "ro" : "rw", table);
    add(own, "rw", table);
    return table.toString();
  }

  private static void add(Map<String, Path> mounts, String mode, StringBuilder table) {
    mounts.forEach((target, source) -> table.append(source + " " + target + " " + mode + "\n"));
  }

  private synchronized String nextName() {
    return "p" + names++;
  }

  /** The folder with the account's token; null if the pod is to have none. */
  private @Nullable Path account(ObjectNode pod, Path folder) throws IOException {
    String name = pod.at("/spec/serviceAccountName").asText("default");
    String namespace = pod.at("/metadata/namespace").asText();
    ObjectNode account = store.get(new ObjectStore.Key(Resource.SERVICE_ACCOUNT, namespace, name));
    JsonNode ofPod = pod.at("/spec/automountServiceAccountToken");
    boolean mounted =
        ofPod.isMissingNode()
            ? account == null || account.path("automountServiceAccountToken").asBoolean(true)
            : ofPod.asBoolean();
    if (!mounted) {
      return null;
    }
    Path path = Files.createDirectories(folder.resolve("account"));
    String token = UUID.randomUUID().toString();
    api.addUser(token, "system:serviceaccount:" + namespace + ":" + name);
    Files.writeString(path.resolve("token"), token);
    Files.writeString(path.resolve("namespace"), namespace);
    Files.copy(spec.certificate(), path.resolve("ca.crt"));
    return path;
  }

  private @Nullable ObjectNode setStatus(ObjectStore.Key key, Consumer<ObjectNode> change) {
    return store.change(
        key,
        pod -> {
          change.accept(pod.withObject("/status"));
          return pod;
        });
  }

  private static void running(ObjectNode status, String address, JsonNode container) {
    status.put("phase", "Running").put("startTime", Json.now());
    status.putArray("podIPs").addObject().put("ip", address);
    status.putArray("conditions").addObject().put("type", "Ready").put("status", "True");
    containerStatus(status, container, true)
        .withObject("/state/running")
        .put("startedAt", Json.now());
  }

  private static void ended(ObjectNode status, int code, JsonNode container) {
    status.put("phase", code == 0 ? "Succeeded" : "Failed");
    status.putArray("conditions").addObject().put("type", "Ready").put("status", "False");
    containerStatus(status, container, false)
        .withObject("/state/terminated")
        .put("exitCode", code)
        .put("reason", code == 0 ? "Completed" : code == SIGNALLED + 9 ? "OOMKilled" : "Error")
        .put("finishedAt", Json.now());
  }

  private static ObjectNode containerStatus(ObjectNode status, JsonNode container, boolean ready) {
    ObjectNode of = status.putArray("containerStatuses").addObject();
    of.put("name", container.path("name").asText()).put("image", container.path("image").asText());
    of.put("imageID", "").put("ready", ready).put("restartCount", 0);
    return of;
  }
}
