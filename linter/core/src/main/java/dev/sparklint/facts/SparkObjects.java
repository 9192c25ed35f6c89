package dev.sparklint.facts;

import dev.sparklint.model.ConfigMap;
import dev.sparklint.model.Container;
import dev.sparklint.model.Fields;
import dev.sparklint.model.FileModel;
import dev.sparklint.model.ObjectMeta;
import dev.sparklint.model.OperatorResource;
import dev.sparklint.model.PodPolicy;
import dev.sparklint.model.PodWorkload;
import dev.sparklint.model.Role;
import dev.sparklint.model.RoleBinding;
import dev.sparklint.model.Service;
import dev.sparklint.model.ServiceAccount;
import dev.sparklint.model.SparkApplication;
import dev.sparklint.schema.SchemaPack;
import dev.sparklint.text.Located;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The objects that Spark runs in, and those that these refer to or that act on them: what is wrong
 * with them is wrong with Spark. Other objects are nobody's business here.
 */
final class SparkObjects {

  private static final List<String> CONFIG_MAPS = List.of("sparkConfigMap", "hadoopConfigMap");

  private final TreeFiles files;
  private final Misfits misfits = new Misfits();

  SparkObjects(TreeFiles files) {
    this.files = files;
  }

  List<Misfit> misfits() {
    return misfits.all();
  }

  /**
   * Adds pods that run Spark.
   *
   * @param path of the file that describes them
   */
  void add(PodWorkload pods, Workload workload, String path) {
    misfits.add(pods.meta(), pods.object(), "", haveImages(pods));
    String namespace = pods.meta().namespace();
    for (PodWorkload.ConfigMapVolume volume : pods.configMapVolumes().values()) {
      addConfigMap(volume.configMap(), namespace, path);
    }
    for (Container container : pods.containers()) {
      addEnvironment(container, namespace, path);
    }
    addNeighbours(pods, workload, path);
    Located<String> named = pods.serviceAccountName();
    if (named != null) {
      addAccount(named.value(), namespace, path);
    }
  }

  /** Adds what a workload's settings name, whatever runs it. */
  void add(Workload workload, String path) {
    String account = workload.serviceAccount().orNull();
    if (account != null) {
      String namespace = workload.conf().get(SparkKeys.NAMESPACE).orNull();
      addAccount(account, namespace == null ? "" : namespace, path);
    }
    for (String role : PodTemplate.ROLES) {
      String file = workload.conf().get("spark.kubernetes." + role + ".podTemplateFile").orNull();
      FileModel model = file == null ? null : files.podTemplate(file, path);
      PodWorkload pods = model == null ? null : model.podWorkloads().get(0);
      if (pods != null && pods.meta().kind().equals("Pod")) {
        misfits.add(pods.meta(), pods.object(), SchemaPack.POD_TEMPLATE_FILE, true);
      }
    }
  }

  void add(SparkApplication application, Workload workload, String path) {
    boolean whole = !application.type().isEmpty() || application.mainApplicationFile() != null;
    misfits.add(application.meta(), application.object(), "", whole);
    add(workload, path);
    for (String field : CONFIG_MAPS) {
      Located<String> name = application.application().get(field);
      if (name != null) {
        addConfigMap(name.value(), application.meta().namespace(), path);
      }
    }
  }

  /** Containers without an image are laid over others that have one. */
  private static boolean haveImages(PodWorkload pods) {
    for (Container container : pods.containers()) {
      if (container.image() == null) {
        return false;
      }
    }
    return true;
  }

  void add(OperatorResource resource) {
    add(resource.meta(), resource.object());
  }

  /** Adds a ConfigMap with Spark settings in it. */
  void add(ConfigMap map) {
    add(map.meta(), map.object());
  }

  private void addEnvironment(Container container, String namespace, String path) {
    for (Container.EnvSource source : container.envFrom()) {
      addConfigMap(source.configMap(), namespace, path);
    }
    for (Container.EnvironmentVariable variable : container.env()) {
      if (variable.configMapKey() != null) {
        addConfigMap(variable.configMapKey().configMap(), namespace, path);
      }
    }
  }

  private void addConfigMap(String name, String namespace, String path) {
    ConfigMap map = files.configMaps().find(name, namespace, path);
    if (map != null) {
      add(map);
    }
  }

  private void addNeighbours(PodWorkload pods, Workload workload, String path) {
    String host = workload.conf().get("spark.driver.host").orNull();
    for (FileModel file : files.neighbours()) {
      for (Service service : file.neighbours().services()) {
        boolean leads =
            Neighbour.selects(service.selector(), pods.labels()) || isNamed(service.meta(), host);
        if (leads && Neighbour.isNear(service.meta(), file, pods, path)) {
          add(service.meta(), service.object());
        }
      }
      for (PodPolicy policy : file.neighbours().policies()) {
        if (Neighbour.actsOn(policy, pods) && Neighbour.isNear(policy.meta(), file, pods, path)) {
          add(policy.meta(), policy.object());
        }
      }
    }
  }

  /** Whether a host is the object's name, alone or with its namespace behind it. */
  private static boolean isNamed(ObjectMeta meta, @Nullable String host) {
    return host != null
        && !meta.name().isEmpty()
        && (host.equals(meta.name()) || host.startsWith(meta.name() + "."));
  }

  private void addAccount(String account, String namespace, String path) {
    for (FileModel file : files.neighbours()) {
      if (Nearness.of(file.path(), path) >= 0) {
        for (ServiceAccount declared : file.neighbours().serviceAccounts()) {
          String own = declared.meta().namespace();
          boolean same = own.equals(namespace) || own.isEmpty() || namespace.isEmpty();
          if (same && declared.meta().name().equals(account)) {
            add(declared.meta(), declared.object());
          }
        }
      }
    }
    for (FileModel file : files.bindings(account)) {
      for (RoleBinding binding : file.neighbours().roleBindings()) {
        if (Nearness.of(file.path(), path) >= 0 && names(binding, account, namespace)) {
          add(binding.meta(), binding.object());
          Role role = Grants.role(files.neighbours(), binding, file.path());
          if (role != null) {
            add(role.meta(), role.object());
          }
        }
      }
    }
  }

  private static boolean names(RoleBinding binding, String account, String namespace) {
    for (RoleBinding.Subject subject : binding.subjects()) {
      if (subject.name().equals(account) && Grants.isOf(binding, subject, namespace)) {
        return true;
      }
    }
    return false;
  }

  private void add(ObjectMeta meta, Fields object) {
    misfits.add(meta, object, "", true);
  }
}
