package dev.sparklint.proofs.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Folders that stand for the volumes of a pod. */
final class Volumes {

  private final ObjectStore store;
  private final Path folder;

  /**
   * Makes volumes.
   *
   * @param folder of one pod
   */
  Volumes(ObjectStore store, Path folder) {
    this.store = store;
    this.folder = folder;
  }

  /** What is in a ConfigMap or Secret, as text. */
  static ObjectNode data(ObjectNode object) {
    ObjectNode data = Json.MAPPER.createObjectNode();
    boolean secret = object.path("kind").asText().equals("Secret");
    for (var entry : object.path("data").properties()) {
      String text = entry.getValue().asText();
      byte[] bytes =
          secret ? Base64.getDecoder().decode(text) : text.getBytes(StandardCharsets.UTF_8);
      data.put(entry.getKey(), new String(bytes, StandardCharsets.UTF_8));
    }
    for (var entry : object.path("stringData").properties()) {
      data.put(entry.getKey(), entry.getValue().asText());
    }
    return data;
  }

  /** What is mounted where in a container: paths in it, and folders or files for them. */
  Map<String, Path> mounts(ObjectNode pod, JsonNode container)
      throws IOException, Refusal, InterruptedException {
    Map<String, Path> volumes = new LinkedHashMap<>();
    for (JsonNode volume : pod.at("/spec/volumes")) {
      String name = volume.path("name").asText();
      volumes.put(name, volume(pod.at("/metadata/namespace").asText(), name, volume));
    }
    Map<String, Path> mounts = new LinkedHashMap<>();
    for (JsonNode mount : container.path("volumeMounts")) {
      Path volume = volumes.get(mount.path("name").asText());
      String inside = mount.path("subPath").asText("");
      if (volume != null) {
        Path source = inside.isEmpty() ? volume : volume.resolve(inside);
        if (!Files.exists(source)) {
          Files.createDirectories(source);
        }
        mounts.put(mount.path("mountPath").asText(), source);
      }
    }
    return mounts;
  }

  private Path volume(String namespace, String name, JsonNode volume)
      throws IOException, Refusal, InterruptedException {
    String claim = volume.at("/persistentVolumeClaim/claimName").asText("");
    if (!claim.isEmpty()) {
      // The next pod finds what this one leaves.
      return Files.createDirectories(folder.resolveSibling("claims").resolve(claim));
    }
    Path path = Files.createDirectories(folder.resolve("volumes").resolve(name));
    if (volume.has("configMap")) {
      JsonNode source = volume.path("configMap");
      fill(path, awaited(Resource.CONFIG_MAP, namespace, source.path("name").asText()), source);
    } else if (volume.has("secret")) {
      JsonNode source = volume.path("secret");
      fill(path, awaited(Resource.SECRET, namespace, source.path("secretName").asText()), source);
    }
    return path;
  }

  /** Spark makes a driver's ConfigMap after its pod; the kubelet waits for it. */
  private ObjectNode awaited(Resource resource, String namespace, String name)
      throws Refusal, InterruptedException {
    ObjectStore.Key key = new ObjectStore.Key(resource, namespace, name);
    for (int i = 0; i < 50; i++) {
      ObjectNode object = store.get(key);
      if (object != null) {
        return object;
      }
      Thread.sleep(100);
    }
    throw Refusal.notFound(resource, name);
  }

  private static void fill(Path path, ObjectNode object, JsonNode source) throws IOException {
    for (var entry : data(object).properties()) {
      String file = file(source.path("items"), entry.getKey());
      if (file != null) {
        Path target = path.resolve(file);
        Files.createDirectories(target.getParent());
        Files.writeString(target, entry.getValue().asText());
        boolean runs = (source.path("defaultMode").asInt(0644) & 0111) != 0;
        Files.setPosixFilePermissions(
            target, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
      }
    }
  }

  /** The file for a key; null if only others are wanted. */
  private static @Nullable String file(JsonNode items, String key) {
    for (JsonNode item : items) {
      if (item.path("key").asText().equals(key)) {
        return item.path("path").asText();
      }
    }
    return items.isEmpty() ? key : null;
  }
}
