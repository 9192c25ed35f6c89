package dev.sparklint.proofs.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The Kubernetes API as Spark's client asks it: objects, watches, server-side apply; with the
 * rights of the caller and the checks of the server.
 */
final class KubernetesApi {

  private final ObjectStore store;
  private final Rights rights;
  private final Admission admission;
  private final Surroundings surroundings;
  private final Map<String, String> users = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  KubernetesApi(ObjectStore store, Surroundings surroundings) {
    this.store = store;
    this.rights = new Rights(store);
    this.admission = new Admission(store);
    this.surroundings = surroundings;
  }

  /** Lets whoever has the token be the user. */
  void addUser(String token, String user) {
    users.put(token, user);
  }

  /** What was asked, a line each: {@code USER VERB RESOURCE NAME CODE}. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  /** Serves TLS at an address. */
  void serve(String address, int port, Path keyStore) throws IOException, GeneralSecurityException {
    HttpsServer server = HttpsServer.create(new InetSocketAddress(address, port), 128);
    server.setHttpsConfigurator(new HttpsConfigurator(context(keyStore)));
    start(server);
  }

  private void start(HttpServer server) {
    server.setExecutor(
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "api");
              thread.setDaemon(true);
              return thread;
            }));
    server.createContext("/", this::handle);
    server.start();
  }

  private static SSLContext context(Path keyStore) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(keyStore)) {
      keys.load(in, Certificate.PASSWORD.toCharArray());
    }
    KeyManagerFactory managers = KeyManagerFactory.getInstance("SunX509");
    managers.init(keys, Certificate.PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String upgrade = exchange.getRequestHeaders().getFirst("Upgrade");
      if ("websocket".equalsIgnoreCase(upgrade)) {
        refuseWebSocket(exchange);
        return;
      }
      JsonNode discovered = discovery(exchange.getRequestURI().getPath());
      if (discovered != null) {
        send(exchange, 200, discovered);
      } else {
        answer(exchange, body);
      }
    }
  }

  /**
   * Whoever may watch is told that this is no web socket, and then watches by a plain request;
   * whoever may not is told that.
   */
  private void refuseWebSocket(HttpExchange exchange) throws IOException {
    Request request = Request.of("GET", exchange.getRequestURI());
    try {
      if (request != null) {
        rights.check(user(exchange), request);
      }
      send(exchange, 200, Json.MAPPER.createObjectNode().put("kind", "Status"));
    } catch (Refusal refusal) {
      send(exchange, refusal.code(), status(refusal));
    }
  }

  private static @Nullable JsonNode discovery(String path) {
    ObjectNode answer = Json.MAPPER.createObjectNode();
    return switch (path) {
      case "/version" -> answer.put("major", "1").put("minor", "33").put("gitVersion", "v1.33.0");
      case "/healthz", "/readyz", "/livez" -> new TextNode("ok");
      case "/api" -> answer.put("kind", "APIVersions").set("versions", array("v1"));
      case "/apis" -> answer.put("kind", "APIGroupList").set("groups", array());
      default -> null;
    };
  }

  private static ArrayNode array(String... items) {
    ArrayNode array = Json.MAPPER.createArrayNode();
    List.of(items).forEach(array::add);
    return array;
  }

  private void answer(HttpExchange exchange, byte[] body) throws IOException {
    String method = exchange.getRequestMethod();
    Request request = Request.of(method, exchange.getRequestURI());
    String user = "system:anonymous";
    int code;
    try {
      user = user(exchange);
      if (request == null) {
        throw new Refusal(404, "NotFound", "the server could not find the requested resource");
      }
      rights.check(user, request);
      if (request.verb().equals("watch")) {
        note(user, request, 200);
        watch(exchange, request);
        return;
      }
      String type = exchange.getRequestHeaders().getFirst("Content-Type");
      JsonNode result = done(user, request, body, type == null ? "" : type);
      code = request.verb().equals("create") ? 201 : 200;
      note(user, request, code);
      send(exchange, code, result);
    } catch (Refusal refusal) {
      code = refusal.code();
      if (request == null) {
        requests.add(user + " " + method + " " + exchange.getRequestURI().getPath() + " " + code);
      } else {
        note(user, request, code);
      }
      send(exchange, code, status(refusal));
    }
  }

  private void note(String user, Request request, int code) {
    String name = request.name().isEmpty() ? "" : " " + request.name();
    requests.add(user + " " + request.verb() + " " + request.qualified() + name + " " + code);
  }

  private String user(HttpExchange exchange) throws Refusal {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    if (header == null) {
      return "system:anonymous";
    }
    String user = users.get(header.replaceFirst("^Bearer ", "").strip());
    if (user == null) {
      throw new Refusal(401, "Unauthorized", "Unauthorized");
    }
    return user;
  }

  private static ObjectNode status(Refusal refusal) {
    ObjectNode status = Json.MAPPER.createObjectNode();
    status.put("kind", "Status").put("apiVersion", "v1").put("status", "Failure");
    status.put("message", refusal.words());
    status.put("reason", refusal.reason()).put("code", refusal.code());
    status.putObject("metadata");
    return status;
  }

  private JsonNode done(String user, Request request, byte[] body, String type)
      throws Refusal, IOException {
    return switch (request.verb()) {
      case "get" -> existing(request);
      case "list" -> list(request);
      case "create" -> create(request, object(body));
      case "update" -> update(request, object(body));
      case "patch" -> patch(user, request, body, type);
      case "delete" -> delete(request);
      case "deletecollection" -> deleteCollection(request);
      default -> throw new Refusal(405, "MethodNotAllowed", request.verb());
    };
  }

  private static ObjectNode object(byte[] body) throws IOException, Refusal {
    if (Json.MAPPER.readTree(body) instanceof ObjectNode object) {
      return object;
    }
    throw new Refusal(400, "BadRequest", "the body of the request is no object");
  }

  private JsonNode existing(Request request) throws Refusal {
    ObjectNode object = store.get(request.key());
    if (object == null) {
      throw Refusal.notFound(request.resource(), request.name());
    }
    return request.subresource().equals("log") ? new TextNode("") : object;
  }

  private ObjectNode list(Request request) {
    ObjectNode list = Json.MAPPER.createObjectNode();
    list.put("kind", request.resource().kind() + "List");
    list.put("apiVersion", request.resource().apiVersion());
    list.putObject("metadata").put("resourceVersion", Long.toString(store.version()));
    ArrayNode items = list.putArray("items");
    Predicate<ObjectNode> selected = Selector.of(request.query());
    store.list(request.resource(), request.namespace()).stream()
        .filter(selected)
        .forEach(items::add);
    return list;
  }

  /** Creates what controllers make and what is applied from outside. */
  ObjectNode create(Resource resource, ObjectNode object) throws Refusal {
    ObjectStore.Key key = ObjectStore.Key.of(resource, object);
    return create(
        new Request("create", resource.group(), resource, key.namespace(), "", "", Map.of()),
        object);
  }

  private ObjectNode create(Request request, ObjectNode object) throws Refusal {
    ObjectNode created = object.deepCopy();
    if (!request.namespace().isEmpty() && !created.at("/metadata").has("namespace")) {
      created.withObject("/metadata").put("namespace", request.namespace());
    }
    surroundings.provide(request.resource(), request.namespace(), created);
    admission.check(request, created);
    if (request.resource() == Resource.POD) {
      created.withObject("/status").put("phase", "Pending");
    }
    return store.create(request.resource(), created);
  }

  private ObjectNode update(Request request, ObjectNode object) throws Refusal {
    ObjectNode updated = store.change(request.key(), old -> object);
    if (updated == null) {
      throw Refusal.notFound(request.resource(), request.name());
    }
    return updated;
  }

  private JsonNode patch(String user, Request request, byte[] body, String type)
      throws Refusal, IOException {
    JsonNode patch = Json.MAPPER.readTree(body);
    if (store.get(request.key()) == null && type.contains("apply-patch")) {
      // What a patch makes anew takes the right to create, too.
      rights.check(user, request.as("create"));
      return create(request, object(body));
    }
    ObjectNode patched =
        store.change(
            request.key(),
            old -> patch.isArray() ? JsonPatch.applied(old, patch) : Json.merged(old, patch));
    if (patched == null) {
      throw Refusal.notFound(request.resource(), request.name());
    }
    return patched;
  }

  private JsonNode delete(Request request) throws Refusal {
    JsonNode object = existing(request);
    store.delete(request.key());
    return object;
  }

  private JsonNode deleteCollection(Request request) {
    Predicate<ObjectNode> selected = Selector.of(request.query());
    for (ObjectNode object : store.list(request.resource(), request.namespace())) {
      if (selected.test(object)) {
        store.delete(ObjectStore.Key.of(request.resource(), object));
      }
    }
    return Json.MAPPER.createObjectNode().put("kind", "Status").put("status", "Success");
  }

  private static void send(HttpExchange exchange, int code, JsonNode answer) throws IOException {
    byte[] bytes = Json.MAPPER.writeValueAsBytes(answer);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /** Tells what changes, a line of JSON each, until the client leaves. */
  private void watch(HttpExchange exchange, Request request) throws IOException {
    Watch watch = new Watch(request);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, 0);
    watch.start();
    try (OutputStream out = exchange.getResponseBody()) {
      while (!Thread.currentThread().isInterrupted()) {
        String line = watch.lines.poll(1, TimeUnit.SECONDS);
        if (line != null) {
          out.write(line.getBytes(StandardCharsets.UTF_8));
        }
        out.flush();
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } finally {
      store.forget(watch);
    }
  }

  /** One client's view of what changes. */
  private final class Watch implements Consumer<ObjectStore.Event> {
    private final Request request;
    private final Predicate<ObjectNode> selected;
    private final Set<String> seen = new HashSet<>();
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    Watch(Request request) {
      this.request = request;
      this.selected = Selector.of(request.query());
    }

    void start() {
      synchronized (store) {
        long from = version(request.query().getOrDefault("resourceVersion", "0"));
        for (ObjectNode object : store.list(request.resource(), request.namespace())) {
          ObjectStore.Key key = ObjectStore.Key.of(request.resource(), object);
          if (version(object.at("/metadata/resourceVersion").asText()) > from) {
            accept(new ObjectStore.Event(ObjectStore.Change.ADDED, key, object));
          } else if (concerns(key) && selected.test(object)) {
            seen.add(object.at("/metadata/uid").asText());
          }
        }
        store.listen(this);
      }
    }

    private static long version(String text) {
      return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    private boolean concerns(ObjectStore.Key key) {
      return key.resource() == request.resource()
          && (request.namespace().isEmpty() || key.namespace().equals(request.namespace()))
          && (request.name().isEmpty() || key.name().equals(request.name()));
    }

    /** What begins to match has been added for this client, and what ceases to has gone. */
    @Override
    public void accept(ObjectStore.Event event) {
      if (!concerns(event.key())) {
        return;
      }
      String uid = event.object().at("/metadata/uid").asText();
      boolean matches = selected.test(event.object());
      boolean gone = event.change() == ObjectStore.Change.DELETED || !matches;
      boolean known = gone ? seen.remove(uid) : !seen.add(uid);
      if (gone && !known) {
        return;
      }
      ObjectNode line = Json.MAPPER.createObjectNode();
      line.put("type", gone ? "DELETED" : known ? "MODIFIED" : "ADDED");
      line.set("object", event.object());
      try {
        lines.add(Json.MAPPER.writeValueAsString(line) + "\n");
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
    }
  }
}
