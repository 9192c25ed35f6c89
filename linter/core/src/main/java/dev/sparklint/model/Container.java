package dev.sparklint.model;

import dev.sparklint.command.Command;
import dev.sparklint.command.Word;
import dev.sparklint.text.Located;
import dev.sparklint.text.Place;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A container of a pod.
 *
 * @param place of the name, else of the container
 * @param command the words of {@code command}; empty when the image's entry point runs
 * @param args the words of {@code args}
 * @param calls programs that the two together call, those of {@code sh -c} among them
 * @param fields all of it
 */
public record Container(
    Place place,
    String name,
    @Nullable Located<String> image,
    List<Word> command,
    List<Word> args,
    List<Command> calls,
    List<EnvironmentVariable> env,
    List<EnvSource> envFrom,
    Resources resources,
    List<VolumeMount> volumeMounts,
    Fields fields) {

  public Container {
    command = List.copyOf(command);
    args = List.copyOf(args);
    calls = List.copyOf(calls);
    env = List.copyOf(env);
    envFrom = List.copyOf(envFrom);
    volumeMounts = List.copyOf(volumeMounts);
  }

  int size() {
    int size = 1 + env.size() + volumeMounts.size() + command.size() + args.size();
    for (Command call : calls) {
      size += call.words().size();
    }
    return size;
  }

  /**
   * One item of {@code env}.
   *
   * @param value null when it comes from elsewhere ({@code valueFrom})
   * @param podField path of a {@code fieldRef}, such as {@code status.podIP}; null for other items
   * @param configMapKey the key of a ConfigMap that it is taken from; null for other items
   */
  public record EnvironmentVariable(
      String name,
      @Nullable Located<String> value,
      @Nullable Located<String> podField,
      @Nullable ConfigMapKey configMapKey) {

    public EnvironmentVariable(String name, @Nullable Located<String> value) {
      this(name, value, null, null);
    }
  }

  /** One key of a ConfigMap. */
  public record ConfigMapKey(String configMap, String key) {}

  /**
   * One item of {@code envFrom}.
   *
   * @param configMap empty when it is a Secret
   * @param prefix put before each name
   */
  public record EnvSource(String configMap, String prefix) {}

  /** Quantities as written, by resource name: {@code cpu}, {@code memory}. */
  public record Resources(
      Map<String, Located<String>> requests, Map<String, Located<String>> limits) {
    public Resources {
      requests = Map.copyOf(requests);
      limits = Map.copyOf(limits);
    }
  }

  /** Where a volume of the pod is seen; {@code subPath} is empty for the whole volume. */
  public record VolumeMount(String name, String mountPath, String subPath) {}
}
