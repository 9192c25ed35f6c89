package dev.sparklint.knowledge.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The schema files that lie in the jars of fabric8's kubernetes-model. */
final class FabricModel {

  private static final String FILE = "schema/kube-schema.json";
  private static final String JAVA_PACKAGE = "io.fabric8.kubernetes.api.model.";

  private final Map<String, JsonNode> definitions = new HashMap<>();

  private FabricModel() {}

  /** Reads all of them; a definition that several jars hold is the same in each. */
  static FabricModel read(ObjectMapper mapper) throws IOException {
    FabricModel model = new FabricModel();
    List<URL> files = Collections.list(FabricModel.class.getClassLoader().getResources(FILE));
    for (URL file : files) {
      try (InputStream stream = file.openStream()) {
        for (Map.Entry<String, JsonNode> definition :
            mapper.readTree(stream).get("definitions").properties()) {
          model.definitions.putIfAbsent(definition.getKey(), definition.getValue());
        }
      }
    }
    return model;
  }

  /** The fields of a type. */
  JsonNode properties(String type) {
    return definition(type).path("properties");
  }

  /** The API group that a type belongs to, by the package of its class: core, apps, batch … */
  String group(String type) {
    JsonNode definition = definition(type);
    String javaType =
        definition.path("javaType").asText(definition.path("existingJavaType").asText());
    String inside = javaType.replace(JAVA_PACKAGE, "");
    int dot = inside.indexOf('.');
    return dot < 0 ? "core" : inside.substring(0, dot);
  }

  private JsonNode definition(String type) {
    JsonNode definition = definitions.get(type);
    if (definition == null) {
      throw new IllegalStateException("kubernetes-model has no " + type);
    }
    return definition;
  }
}
