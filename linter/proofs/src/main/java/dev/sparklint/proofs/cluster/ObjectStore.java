package dev.sparklint.proofs.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The objects of a cluster. Threads may share it; whoever listens is called under its lock. */
final class ObjectStore {

  /** Where an object is; the namespace of one that is in none is empty. */
  record Key(Resource resource, String namespace, String name) implements Comparable<Key> {

    static Key of(Resource resource, ObjectNode object) {
      String namespace =
          resource.clusterWide() ? "" : object.at("/metadata/namespace").asText("default");
      return new Key(resource, namespace, object.at("/metadata/name").asText());
    }

    @Override
    public int compareTo(Key other) {
      return toString().compareTo(other.toString());
    }
  }

  /** What became of an object. */
  enum Change {
    ADDED,
    MODIFIED,
    DELETED
  }

  /** One change; a copy of the object as it is after it. */
  record Event(Change change, Key key, ObjectNode object) {}

  private final Map<Key, ObjectNode> objects = new TreeMap<>();
  private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();
  private long version = 1_000;

  void listen(Consumer<Event> listener) {
    listeners.add(listener);
  }

  void forget(Consumer<Event> listener) {
    listeners.remove(listener);
  }

  synchronized long version() {
    return version;
  }

  /** A copy; null if there is none. */
  synchronized @Nullable ObjectNode get(Key key) {
    ObjectNode object = objects.get(key);
    return object == null ? null : object.deepCopy();
  }

  /** Copies of all of a resource, in a namespace or, if it is empty, in all. */
  synchronized List<ObjectNode> list(Resource resource, String namespace) {
    List<ObjectNode> list = new ArrayList<>();
    for (Map.Entry<Key, ObjectNode> entry : objects.entrySet()) {
      Key key = entry.getKey();
      if (key.resource() == resource
          && (namespace.isEmpty() || key.namespace().equals(namespace))) {
        list.add(entry.getValue().deepCopy());
      }
    }
    return list;
  }

  /** Adds an object, and gives it what the server gives. */
  synchronized ObjectNode create(Resource resource, ObjectNode object) throws Refusal {
    ObjectNode created = object.deepCopy();
    ObjectNode metadata = created.withObject("/metadata");
    if (!metadata.has("name") && metadata.has("generateName")) {
      metadata.put("name", metadata.get("generateName").asText() + suffix());
    }
    Key key = Key.of(resource, created);
    if (objects.containsKey(key)) {
      throw new Refusal(
          409, "AlreadyExists", resource.plural() + " \"" + key.name() + "\" already exists");
    }
    if (!resource.clusterWide()) {
      metadata.put("namespace", key.namespace());
    }
    metadata.put("uid", UUID.randomUUID().toString());
    metadata.put("creationTimestamp", Json.now());
    created.put("apiVersion", resource.apiVersion()).put("kind", resource.kind());
    put(Change.ADDED, key, created);
    return created.deepCopy();
  }

  /** Replaces an object by what becomes of it; does nothing if it has gone. */
  synchronized @Nullable ObjectNode change(Key key, UnaryOperator<ObjectNode> change) {
    ObjectNode old = objects.get(key);
    if (old == null) {
      return null;
    }
    ObjectNode changed = change.apply(old.deepCopy());
    ObjectNode metadata = changed.withObject("/metadata");
    for (String kept : List.of("uid", "creationTimestamp", "namespace", "name")) {
      metadata.set(kept, old.at("/metadata/" + kept));
    }
    put(Change.MODIFIED, key, changed);
    return changed.deepCopy();
  }

  /** Deletes an object, and those that it owns. */
  synchronized void delete(Key key) {
    ObjectNode object = objects.remove(key);
    if (object == null) {
      return;
    }
    object.withObject("/metadata").put("resourceVersion", Long.toString(++version));
    tell(new Event(Change.DELETED, key, object.deepCopy()));
    String uid = object.at("/metadata/uid").asText();
    for (Map.Entry<Key, ObjectNode> entry : new ArrayList<>(objects.entrySet())) {
      for (var owner : entry.getValue().at("/metadata/ownerReferences")) {
        if (owner.path("uid").asText().equals(uid)) {
          delete(entry.getKey());
        }
      }
    }
  }

  private void put(Change change, Key key, ObjectNode object) {
    object.withObject("/metadata").put("resourceVersion", Long.toString(++version));
    objects.put(key, object);
    tell(new Event(change, key, object.deepCopy()));
  }

  private void tell(Event event) {
    for (Consumer<Event> listener : listeners) {
      listener.accept(event);
    }
  }

  private static String suffix() {
    return UUID.randomUUID().toString().substring(0, 5);
  }
}
