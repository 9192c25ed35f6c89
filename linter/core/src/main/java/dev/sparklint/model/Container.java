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
 */
public record Container(
    Place place,
    String name,
    @Nullable Located<String> image,
    List<Word> command,
    List<Word> args,
    List<Command> calls,
    List<EnvironmentVariable> env,
    boolean hasEnvFrom,
    Resources resources,
    List<VolumeMount> volumeMounts) {

  public Container {
    command = List.copyOf(command);
    args = List.copyOf(args);
    calls = List.copyOf(calls);
    env = List.copyOf(env);
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
   */
  public record EnvironmentVariable(String name, @Nullable Located<String> value) {}

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
