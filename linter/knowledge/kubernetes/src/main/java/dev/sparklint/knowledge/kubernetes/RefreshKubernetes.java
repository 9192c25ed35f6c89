package dev.sparklint.knowledge.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Writes {@code schemas/kubernetes/<group>.json}. */
public final class RefreshKubernetes {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** The kinds that sparklint reads: the type in fabric8's model, the class in the client's. */
  private static final String[][] KINDS = {
    {"apps_DaemonSet", "V1DaemonSet"},
    {"apps_Deployment", "V1Deployment"},
    {"apps_ReplicaSet", "V1ReplicaSet"},
    {"apps_StatefulSet", "V1StatefulSet"},
    {"autoscaling_v1_HorizontalPodAutoscaler", "V1HorizontalPodAutoscaler"},
    {"autoscaling_v2_HorizontalPodAutoscaler", "V2HorizontalPodAutoscaler"},
    {"batch_v1_CronJob", "V1CronJob"},
    {"batch_v1_Job", "V1Job"},
    {"core_ConfigMap", "V1ConfigMap"},
    {"core_PersistentVolumeClaim", "V1PersistentVolumeClaim"},
    {"core_Pod", "V1Pod"},
    {"core_Service", "V1Service"},
    {"core_ServiceAccount", "V1ServiceAccount"},
    // what the Apache operator makes of a part of its resources
    {"networking_v1_Ingress", "V1Ingress"},
    {"networking_v1_NetworkPolicy", "V1NetworkPolicy"},
    {"policy_v1_PodDisruptionBudget", "V1PodDisruptionBudget"},
    {"rbac_v1_ClusterRole", "V1ClusterRole"},
    {"rbac_v1_ClusterRoleBinding", "V1ClusterRoleBinding"},
    {"rbac_v1_Role", "V1Role"},
    {"rbac_v1_RoleBinding", "V1RoleBinding"},
  };

  private RefreshKubernetes() {}

  /**
   * Build tool: writes the files anew.
   *
   * <p>Argument: the folder {@code schemas/kubernetes}.
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]).normalize();
    for (Map.Entry<String, String> file : files(folder).entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
  }

  /** The files by name, made from the models and the folder's enumerations. */
  static Map<String, String> files(Path folder) throws IOException {
    Enumerations enumerations = Enumerations.read(folder.resolve("enumerations.tsv"));
    SchemaBuilder builder = new SchemaBuilder(FabricModel.read(MAPPER), enumerations);
    for (String[] kind : KINDS) {
      builder.define("kubernetes_" + kind[0], ClientModel.named(kind[1]), "core");
    }
    enumerations.requireAllUsed();
    TreeMap<String, String> files = new TreeMap<>();
    for (Map.Entry<String, Map<String, ObjectNode>> group : builder.files().entrySet()) {
      files.put(group.getKey() + ".json", text(group.getKey(), group.getValue()));
    }
    return files;
  }

  /** One line for each field, so that people can read them and their changes. */
  private static String text(String group, Map<String, ObjectNode> types) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append("{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n");
    text.append("  \"$id\": \"https://sparklint.dev/schemas/kubernetes/").append(group);
    text.append(".json\",\n  \"$comment\": \"Generated; see SOURCE.md.\",\n  \"$defs\": {");
    String comma = "\n";
    for (Map.Entry<String, ObjectNode> type : types.entrySet()) {
      text.append(comma).append("    \"").append(type.getKey()).append("\": {\n");
      append(type.getValue(), text);
      text.append("    }");
      comma = ",\n";
    }
    return text.append("\n  }\n}\n").toString();
  }

  private static void append(ObjectNode type, StringBuilder text) throws IOException {
    String end = "";
    for (Map.Entry<String, JsonNode> part : type.properties()) {
      text.append(end).append("      \"").append(part.getKey()).append("\": ");
      if (part.getKey().equals("properties")) {
        appendFields((ObjectNode) part.getValue(), text);
      } else {
        text.append(MAPPER.writeValueAsString(part.getValue()));
      }
      end = ",\n";
    }
    text.append('\n');
  }

  private static void appendFields(ObjectNode fields, StringBuilder text) throws IOException {
    String end = "{\n";
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      text.append(end).append("        \"").append(field.getKey()).append("\": ");
      text.append(MAPPER.writeValueAsString(field.getValue()));
      end = ",\n";
    }
    text.append("\n      }");
  }
}
