package dev.sparklint.proofs.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The variables and the command of a pod's first container, as the kubelet makes them. */
final class ContainerSpec {

  private static final Pattern REFERENCE = Pattern.compile("\\$\\$|\\$\\(([^)]+)\\)");

  private final ObjectStore store;
  private final ObjectNode pod;
  private final JsonNode container;
  private final Map<String, String> variables = new LinkedHashMap<>();

  /**
   * Reads the container.
   *
   * @param links what the cluster tells of its Services
   * @throws Refusal if it names a key of a ConfigMap or Secret that is not there
   */
  ContainerSpec(ObjectStore store, ObjectNode pod, Map<String, String> links) throws Refusal {
    this.store = store;
    this.pod = pod;
    this.container = pod.at("/spec/containers/0");
    variables.put("KUBERNETES_SERVICE_HOST", Network.API);
    variables.put("KUBERNETES_SERVICE_PORT", "443");
    if (pod.at("/spec/enableServiceLinks").asBoolean(true)) {
      variables.putAll(links);
    }
    readVariables();
  }

  JsonNode container() {
    return container;
  }

  Map<String, String> variables() {
    return variables;
  }

  /** Program and arguments; those of Spark's image where the container says nothing. */
  List<String> command() {
    List<String> command = new ArrayList<>();
    container.path("command").forEach(word -> command.add(expanded(word.asText())));
    if (command.isEmpty()) {
      command.add("/opt/entrypoint.sh");
    }
    container.path("args").forEach(word -> command.add(expanded(word.asText())));
    return command;
  }

  /** Whether nothing may be written but in what is mounted. */
  boolean isReadOnly() {
    return container.at("/securityContext/readOnlyRootFilesystem").asBoolean();
  }

  String folder() {
    return container.path("workingDir").asText("/opt/spark/work-dir");
  }

  private void readVariables() throws Refusal {
    for (JsonNode source : container.path("envFrom")) {
      String prefix = source.path("prefix").asText("");
      for (var entry : data(source.path("configMapRef"), Resource.CONFIG_MAP).properties()) {
        variables.put(prefix + entry.getKey(), entry.getValue().asText());
      }
      for (var entry : data(source.path("secretRef"), Resource.SECRET).properties()) {
        variables.put(prefix + entry.getKey(), entry.getValue().asText());
      }
    }
    for (JsonNode variable : container.path("env")) {
      String value =
          variable.has("valueFrom")
              ? from(variable.path("valueFrom"))
              : expanded(variable.path("value").asText(""));
      if (value != null) {
        variables.put(variable.path("name").asText(), value);
      }
    }
  }

  private @Nullable String from(JsonNode source) throws Refusal {
    if (source.has("fieldRef")) {
      return field(source.at("/fieldRef/fieldPath").asText());
    }
    if (source.has("resourceFieldRef")) {
      return resource(source.path("resourceFieldRef"));
    }
    boolean secret = source.has("secretKeyRef");
    JsonNode reference = source.path(secret ? "secretKeyRef" : "configMapKeyRef");
    JsonNode value =
        data(reference, secret ? Resource.SECRET : Resource.CONFIG_MAP)
            .path(reference.path("key").asText());
    return value.isMissingNode() ? null : value.asText();
  }

  private String field(String path) {
    Matcher label = Pattern.compile("metadata\\.(labels|annotations)\\['(.+)'\\]").matcher(path);
    return label.matches()
        ? pod.at("/metadata/" + label.group(1)).path(label.group(2)).asText("")
        : pod.at("/" + path.replace('.', '/')).asText("");
  }

  /** Rounded up to whole divisors. */
  private String resource(JsonNode reference) {
    String path = "/resources/" + reference.path("resource").asText().replace('.', '/');
    BigDecimal amount = Quantity.of(container.at(path).asText("0"));
    BigDecimal divisor = Quantity.of(reference.path("divisor").asText("1"));
    if (amount == null || divisor == null || divisor.signum() == 0) {
      return "0";
    }
    return amount.divide(divisor, 0, RoundingMode.CEILING).toPlainString();
  }

  private JsonNode data(JsonNode reference, Resource resource) throws Refusal {
    if (reference.isMissingNode()) {
      return Json.MAPPER.createObjectNode();
    }
    String name = reference.path("name").asText();
    String namespace = pod.at("/metadata/namespace").asText();
    ObjectNode object = store.get(new ObjectStore.Key(resource, namespace, name));
    if (object == null && !reference.path("optional").asBoolean()) {
      throw Refusal.notFound(resource, name);
    }
    return object == null ? Json.MAPPER.createObjectNode() : Volumes.data(object);
  }

  /** {@code $(NAME)} by the variables above; what is not known stays as it is. */
  private String expanded(String text) {
    Matcher reference = REFERENCE.matcher(text);
    StringBuilder expanded = new StringBuilder();
    while (reference.find()) {
      String name = reference.group(1);
      String value = name == null ? "$" : variables.getOrDefault(name, reference.group());
      reference.appendReplacement(expanded, Matcher.quoteReplacement(value));
    }
    return reference.appendTail(expanded).toString();
  }
}
