package dev.sparklint.proofs.cluster;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the API.
 *
 * @param verb as rights name it, such as {@code deletecollection}
 * @param group the path's, which rights are about
 * @param namespace empty for all, and for what is in none
 * @param name empty for all
 * @param subresource such as {@code log}; often empty
 * @param query decoded
 */
record Request(
    String verb,
    String group,
    Resource resource,
    String namespace,
    String name,
    String subresource,
    Map<String, String> query) {

  /** Reads the method and the path of a request; null if the server serves no such thing. */
  static @Nullable Request of(String method, URI uri) {
    List<String> path = List.of(uri.getPath().substring(1).split("/"));
    boolean core = path.get(0).equals("api");
    int at = core ? 2 : 3;
    if (path.size() <= at || !(core || path.get(0).equals("apis"))) {
      return null;
    }
    String group = core ? "" : path.get(1);
    String namespace = "";
    if (path.get(at).equals("namespaces") && path.size() > at + 2) {
      namespace = path.get(at + 1);
      at += 2;
    }
    Resource resource = Resource.ofPath(group, path.get(at));
    if (resource == null) {
      return null;
    }
    String name = path.size() > at + 1 ? path.get(at + 1) : "";
    String subresource = path.size() > at + 2 ? path.get(at + 2) : "";
    Map<String, String> query = query(uri.getRawQuery());
    String verb = verb(method, name, query);
    return new Request(verb, group, resource, namespace, name, subresource, query);
  }

  private static Map<String, String> query(@Nullable String raw) {
    Map<String, String> query = new HashMap<>();
    for (String pair : raw == null ? new String[0] : raw.split("&")) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      query.put(decoded(name), decoded(value));
    }
    return query;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static String verb(String method, String name, Map<String, String> query) {
    String watch = query.getOrDefault("watch", "false");
    return switch (method) {
      case "GET" ->
          watch.equals("true") || watch.equals("1") ? "watch" : name.isEmpty() ? "list" : "get";
      case "POST" -> "create";
      case "PUT" -> "update";
      case "PATCH" -> "patch";
      case "DELETE" -> name.isEmpty() ? "deletecollection" : "delete";
      default -> method;
    };
  }

  Request as(String other) {
    return new Request(other, group, resource, namespace, name, subresource, query);
  }

  ObjectStore.Key key() {
    return new ObjectStore.Key(resource, namespace, name);
  }

  /** The resource as rights name it: {@code pods/log}. */
  String qualified() {
    return resource.plural() + (subresource.isEmpty() ? "" : "/" + subresource);
  }
}
