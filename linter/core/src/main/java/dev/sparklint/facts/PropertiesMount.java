package dev.sparklint.facts;

import dev.sparklint.model.Conf;
import dev.sparklint.model.ConfigMap;
import dev.sparklint.model.Container;
import dev.sparklint.model.PodWorkload;
import dev.sparklint.model.SubmitCommand;
import dev.sparklint.text.Located;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Follows the path of a properties file through the container's mounts to a ConfigMap. */
record PropertiesMount(
    PodWorkload pods,
    Container container,
    SubmitCommand submit,
    ConfigMaps configMaps,
    String path) {

  /**
   * The properties file that a submission reads.
   *
   * @param conf null when there is none or it is not among these files
   * @param openReason why settings may hold that are not seen; null when all are
   */
  record Layer(@Nullable Conf conf, @Nullable String openReason) {}

  private static final String DEFAULTS_FILE = "/spark-defaults.conf";

  /**
   * {@code --properties-file}, else {@code spark-defaults.conf} in Spark's configuration folder.
   */
  Layer find() {
    Located<String> named = submit.propertiesFile();
    if (named != null) {
      String file = named.value();
      return Placeholders.find(file).isEmpty()
          ? resolve(file, "properties file " + file + " may set it")
          : new Layer(null, "properties file " + file + " may set it");
    }
    String confDir = confDir();
    if (confDir == null) {
      return new Layer(null, "SPARK_CONF_DIR is not known");
    }
    // Without a mount there, the image's own defaults hold; images of Spark ship none.
    return resolve(confDir + DEFAULTS_FILE, null);
  }

  private Layer resolve(String file, @Nullable String openWithoutMount) {
    Container.VolumeMount mount = mountOf(file);
    if (mount == null) {
      return new Layer(null, openWithoutMount);
    }
    String open = "volume " + mount.name() + " may set it";
    PodWorkload.ConfigMapVolume volume = pods.configMapVolumes().get(mount.name());
    if (volume == null) {
      return new Layer(null, open);
    }
    ConfigMap map = configMaps.find(volume.configMap(), pods.meta().namespace(), path);
    if (map == null) {
      return new Layer(null, "ConfigMap " + volume.configMap() + " may set it");
    }
    String key = dataKey(volume, relative(mount, file));
    Conf conf = key == null ? null : map.data().get(key);
    return new Layer(conf, conf == null ? openWithoutMount : null);
  }

  private Container.@Nullable VolumeMount mountOf(String file) {
    Container.VolumeMount longest = null;
    for (Container.VolumeMount mount : container.volumeMounts()) {
      boolean above =
          !mount.mountPath().isEmpty()
              && (file.equals(mount.mountPath()) || file.startsWith(folder(mount.mountPath())));
      if (above && (longest == null || mount.mountPath().length() > longest.mountPath().length())) {
        longest = mount;
      }
    }
    return longest;
  }

  /** The file's name inside the volume. */
  private static String relative(Container.VolumeMount mount, String file) {
    if (file.equals(mount.mountPath())) {
      return mount.subPath();
    }
    String below = file.substring(folder(mount.mountPath()).length());
    return mount.subPath().isEmpty() ? below : mount.subPath() + "/" + below;
  }

  private static @Nullable String dataKey(PodWorkload.ConfigMapVolume volume, String file) {
    if (volume.items().isEmpty()) {
      return file;
    }
    for (Map.Entry<String, String> item : volume.items().entrySet()) {
      if (item.getValue().equals(file)) {
        return item.getKey();
      }
    }
    return null;
  }

  private @Nullable String confDir() {
    for (Container.EnvironmentVariable variable : container.env()) {
      Located<String> value = variable.value();
      if (variable.name().equals("SPARK_CONF_DIR")) {
        return value == null || !Placeholders.find(value.value()).isEmpty() ? null : value.value();
      }
    }
    String program = submit.program().value();
    int bin = program.lastIndexOf("/bin/");
    return (bin > 0 ? program.substring(0, bin) : "/opt/spark") + "/conf";
  }

  private static String folder(String path) {
    return path.endsWith("/") ? path : path + "/";
  }
}
