package dev.sparklint.facts;

import dev.sparklint.model.ConfigMap;
import dev.sparklint.model.Container;
import dev.sparklint.model.PodWorkload;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file of a container as its volumes give it.
 *
 * @param map the ConfigMap that it comes from, null when none of these files has it
 * @param key the data key in it; empty when no key becomes this file
 * @param open why it may hold what is not seen; null when no volume gives the file, or all is seen
 */
record MountedFile(@Nullable ConfigMap map, String key, @Nullable String open) {

  private static final MountedFile NONE = new MountedFile(null, "", null);

  /** Follows a path of the container through its mounts. */
  static MountedFile find(
      PodWorkload pods, Container container, ConfigMaps configMaps, String path, String file) {
    Container.VolumeMount mount = mountOf(container, file);
    if (mount == null) {
      String more =
          container.fields().open("volumeMounts.") + pods.template().open("spec.volumes.");
      return more.isEmpty() ? NONE : new MountedFile(null, "", more + " may mount it");
    }
    PodWorkload.ConfigMapVolume volume = pods.configMapVolumes().get(mount.name());
    if (volume == null) {
      return new MountedFile(null, "", "volume " + mount.name() + " may set it");
    }
    ConfigMap map = configMaps.find(volume.configMap(), pods.meta().namespace(), path);
    if (map == null) {
      return new MountedFile(null, "", "ConfigMap " + volume.configMap() + " may set it");
    }
    String more = map.object().open("data.");
    String open = more.isEmpty() ? null : "filled in from " + more;
    return new MountedFile(map, dataKey(volume, relative(mount, file)), open);
  }

  private static Container.@Nullable VolumeMount mountOf(Container container, String file) {
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

  private static String dataKey(PodWorkload.ConfigMapVolume volume, String file) {
    if (volume.items().isEmpty()) {
      return file;
    }
    for (Map.Entry<String, String> item : volume.items().entrySet()) {
      if (item.getValue().equals(file)) {
        return item.getKey();
      }
    }
    return "";
  }

  private static String folder(String path) {
    return path.endsWith("/") ? path : path + "/";
  }
}
