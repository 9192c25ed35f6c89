package dev.sparklint.packer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Build tool: packs {@code schemas/spark/*.json} into one file in which a key is found by halving.
 *
 * <p>Arguments: the folder {@code schemas/spark}, the file to write. The form is described where it
 * is read, in core's {@code SparkRegistry}.
 */
public final class PackSparkKeys {

  private static final List<String> MODES = List.of("local", "client", "cluster", "yarn");

  private final PackOutput out = new PackOutput();

  private PackSparkKeys() {}

  public static void main(String[] args) throws IOException {
    Path target = Path.of(args[1]).normalize();
    Files.createDirectories(target.getParent());
    Files.write(target, new PackSparkKeys().pack(registries(Path.of(args[0]).normalize())));
  }

  private static List<JsonNode> registries(Path folder) throws IOException {
    Map<String, JsonNode> byRelease = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "[0-9].[0-9].json")) {
      for (Path file : files) {
        JsonNode registry = new ObjectMapper().readTree(file.toFile());
        byRelease.put(registry.get("spark").asText(), registry);
      }
    }
    return List.copyOf(byRelease.values());
  }

  private byte[] pack(List<JsonNode> registries) {
    Map<String, List<Span>> keys = spans(registries);
    keys.keySet().forEach(out::poolIndex);
    out.number(registries.size());
    registries.forEach(registry -> out.string(registry.get("spark").asText()));
    out.number(keys.size());
    List<byte[]> records = new ArrayList<>();
    keys.values().forEach(spans -> records.add(record(spans)));
    out.table(records);
    return out.bytes();
  }

  /** What is the same in releases that follow each other is said once. */
  private record Span(int from, int to, JsonNode key) {}

  private static Map<String, List<Span>> spans(List<JsonNode> registries) {
    Map<String, List<Span>> keys = new TreeMap<>();
    for (int release = 0; release < registries.size(); release++) {
      for (JsonNode key : registries.get(release).get("keys")) {
        add(keys.computeIfAbsent(key.get("key").asText(), name -> new ArrayList<>()), release, key);
      }
    }
    return keys;
  }

  private static void add(List<Span> spans, int release, JsonNode key) {
    Span last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
    if (last != null && last.to() == release - 1 && alike(last.key(), key)) {
      spans.set(spans.size() - 1, new Span(last.from(), release, last.key()));
    } else {
      spans.add(new Span(release, release, key));
    }
  }

  private static boolean alike(JsonNode one, JsonNode other) {
    return bare(one).equals(bare(other));
  }

  /** Without what nobody asks for at run time. */
  private static JsonNode bare(JsonNode key) {
    com.fasterxml.jackson.databind.node.ObjectNode bare = key.deepCopy();
    bare.remove(List.of("module", "inferred"));
    return bare;
  }

  private byte[] record(List<Span> spans) {
    PackOutput.Row record = out.record();
    record.number(spans.size());
    for (Span span : spans) {
      record.number(span.from());
      record.number(span.to());
      key(span.key(), record);
    }
    return record.bytes();
  }

  private void key(JsonNode key, PackOutput.Row record) {
    record.string(text(key, "type"));
    record.string(text(key, "unit"));
    record.strings(texts(key, "values"));
    record.string(text(key, "least"));
    record.string(text(key, "most"));
    record.string(text(key, "open"));
    record.string(text(key, "check"));
    record.string(text(key, "default"));
    record.string(text(key, "since"));
    record.strings(texts(key, "alternatives"));
    record.number(flags(key));
    record.number(modes(key));
    farewell(key.path("deprecated"), record);
    farewell(key.path("removed"), record);
  }

  private static void farewell(JsonNode farewell, PackOutput.Row record) {
    record.string(text(farewell, "since"));
    record.string(text(farewell, "message"));
    record.string(text(farewell, "replacement"));
  }

  private static int flags(JsonNode key) {
    return (key.has("anyCase") ? 1 : 0)
        | (key.has("internal") ? 2 : 0)
        | (key.has("unread") ? 4 : 0);
  }

  private static int modes(JsonNode key) {
    int bits = 0;
    for (String mode : texts(key, "modes")) {
      bits |= 1 << MODES.indexOf(mode);
    }
    return bits;
  }

  private static String text(JsonNode node, String name) {
    return node.has(name) ? node.get(name).asText() : "";
  }

  private static List<String> texts(JsonNode node, String name) {
    List<String> texts = new ArrayList<>();
    node.path(name).forEach(item -> texts.add(item.asText()));
    return texts;
  }
}
