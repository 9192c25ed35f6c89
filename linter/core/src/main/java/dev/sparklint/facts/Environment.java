package dev.sparklint.facts;

import dev.sparklint.command.Expansion;
import dev.sparklint.command.KubernetesReferences;
import dev.sparklint.command.Piece;
import dev.sparklint.command.Variables;
import dev.sparklint.command.Word;
import dev.sparklint.model.ConfigMap;
import dev.sparklint.model.Container;
import dev.sparklint.text.Located;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The environment variables of a process: what the script before it exports, what its container
 * sets, what the image brings along; the first of these wins.
 *
 * @param container what is known of each variable that the container sets
 * @param open why the container may set others; null when it does not
 */
record Environment(
    Map<String, Word> script,
    Map<String, Variables.Value> container,
    @Nullable String open,
    Map<String, Word> image)
    implements Variables {

  static final Environment NONE = new Environment(Map.of(), Map.of(), null, Map.of());

  /**
   * The environment of a container.
   *
   * @param serviceLinks what Kubernetes sets for each Service of the namespace
   */
  static Environment of(
      Container container,
      String namespace,
      String path,
      ConfigMaps configMaps,
      Map<String, Word> image,
      Map<String, Word> serviceLinks) {
    Map<String, Value> values = new HashMap<>();
    for (Map.Entry<String, Word> link : serviceLinks.entrySet()) {
      values.put(link.getKey(), new Value.Set(link.getValue()));
    }
    String open = null;
    for (Container.EnvSource source : container.envFrom()) {
      ConfigMap map = configMaps.find(source.configMap(), namespace, path);
      if (map == null) {
        open = "envFrom may set it";
      } else {
        for (Map.Entry<String, Located<String>> value : map.values().entrySet()) {
          values.put(source.prefix() + value.getKey(), new Value.Set(plain(value.getValue())));
        }
      }
    }
    for (Container.EnvironmentVariable variable : container.env()) {
      values.put(variable.name(), value(variable, namespace, path, configMaps));
    }
    return new Environment(Map.of(), values, open, image);
  }

  private static Value value(
      Container.EnvironmentVariable variable,
      String namespace,
      String path,
      ConfigMaps configMaps) {
    if (variable.value() != null) {
      return new Value.Set(KubernetesReferences.word(variable.value()));
    }
    Located<String> field = variable.podField();
    if (field != null) {
      Piece piece = new Piece.PodField(field.place(), field.value());
      return new Value.Set(new Word(field.place(), List.of(piece)));
    }
    Container.ConfigMapKey key = variable.configMapKey();
    ConfigMap map = key == null ? null : configMaps.find(key.configMap(), namespace, path);
    Located<String> value = key == null || map == null ? null : map.values().get(key.key());
    return value == null
        ? new Value.Unknown("environment variable " + variable.name() + " comes from elsewhere")
        : new Value.Set(plain(value));
  }

  private static Word plain(Located<String> value) {
    return new Word(value.place(), List.of(new Piece.Text(value.place(), value.value())));
  }

  /** The same with what a script sets on the way to a command. */
  Environment with(Map<String, Word> exported) {
    return new Environment(exported, container, open, image);
  }

  @Override
  public Value get(String name) {
    Word exported = script.get(name);
    if (exported != null) {
      return new Value.Set(exported);
    }
    Value given = container.get(name);
    if (given != null) {
      return given;
    }
    if (open != null) {
      return new Value.Unknown(open);
    }
    Word own = image.get(name);
    return own == null ? MISSING : new Value.Set(own);
  }

  /** The variables as rules see them. */
  Lookup<String> texts() {
    return new Texts(this);
  }

  private record Texts(Environment environment) implements Lookup<String> {
    @Override
    public Effective<String> get(String name) {
      return environment.text(name);
    }
  }

  /** What a variable comes to as a whole. */
  Effective<String> text(String name) {
    Value value = get(name);
    if (value instanceof Value.Unknown unknown) {
      return new Effective.Unknown<>(unknown.reason());
    }
    if (!(value instanceof Value.Set set)) {
      return new Effective.Unset<>();
    }
    Word word = Expansion.joined(set.word(), this);
    Piece open = word.unknownIn(0, word.text().length());
    if (open != null) {
      return new Effective.Unknown<>(open.reason());
    }
    return Placeholders.effective(word.located());
  }
}
