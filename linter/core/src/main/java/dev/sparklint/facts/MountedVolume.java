package dev.sparklint.facts;

import dev.sparklint.model.Container;
import dev.sparklint.model.PodWorkload;
import dev.sparklint.model.Volume;
import dev.sparklint.quantity.MemorySize;
import dev.sparklint.text.Place;
import java.util.ArrayList;
import java.util.List;

/** A volume that the driver's container sees. */
@Doc("A volume that the driver's container sees")
public record MountedVolume(
    @Doc("the volume's name") String name,
    @Doc("what makes it: emptyDir, configMap, secret, persistentVolumeClaim, hostPath and so on")
        String kind,
    @Doc("where it is mounted") String mountPath,
    @Doc("whether it is an emptyDir in memory, which counts against the memory limit")
        boolean inMemory,
    @Doc("size limit of an emptyDir; unset without one") Effective<MemorySize> sizeLimit,
    @Doc("whether another container of the pod mounts it too") boolean shared,
    Place place)
    implements Fact {

  static List<MountedVolume> of(PodWorkload pods, Container container) {
    List<MountedVolume> mounted = new ArrayList<>();
    for (Container.VolumeMount mount : container.volumeMounts()) {
      for (Volume volume : pods.volumes()) {
        if (volume.name().equals(mount.name())) {
          mounted.add(
              new MountedVolume(
                  volume.name(),
                  volume.kind(),
                  mount.mountPath(),
                  volume.medium().equals("Memory"),
                  Quantities.memory(volume.sizeLimit()),
                  isShared(pods, container, volume),
                  volume.place()));
        }
      }
    }
    return mounted;
  }

  private static boolean isShared(PodWorkload pods, Container own, Volume volume) {
    for (Container container : pods.containers()) {
      for (Container.VolumeMount mount : container.volumeMounts()) {
        if (!container.place().equals(own.place()) && mount.name().equals(volume.name())) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public Object field(String field) {
    return switch (field) {
      case "name" -> name;
      case "kind" -> kind;
      case "mountPath" -> mountPath;
      case "inMemory" -> inMemory;
      case "sizeLimit" -> sizeLimit;
      case "shared" -> shared;
      default -> throw new IllegalArgumentException(field);
    };
  }
}
