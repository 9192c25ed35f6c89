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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The objects that Spark runs in, and those that these refer to or that act on them: what is wrong
 * with them is wrong with Spark. Other objects are nobody's business here.
 */
final class SparkObjects {

  /** Without any of these it is a patch, or what a test expects. */
  private static final String[] APACHE_PROGRAM = {"mainClass", "jars", "pyFiles", "sparkRFiles"};

  private static final List<String> CONFIG_MAPS = List.of("sparkConfigMap", "hadoopConfigMap");

  private final TreeFiles files;
  private final Neighbourhood neighbourhood;
  private final Misfits misfits = new Misfits();
  private final Set<String> accounts = new HashSet<>();

  SparkObjects(TreeFiles files) {
    this.files = files;
    this.neighbourhood = files.neighbourhood();
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
    boolean whole = !resource.isApacheApplication() || hasProgram(resource.application());
    misfits.add(resource.meta(), resource.object(), "", whole);
  }

  private static boolean hasProgram(Fields application) {
    for (String field : APACHE_PROGRAM) {
      if (application.get(field) != null) {
        return true;
      }
    }
    return false;
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
    for (Neighbourhood.Placed<Service> service : neighbourhood.servicesFor(pods.labels())) {
      addIfNear(service, pods, path);
    }
    for (Neighbourhood.Placed<Service> service : namedBy(host)) {
      addIfNear(service, pods, path);
    }
    for (Neighbourhood.Placed<PodPolicy> policy : neighbourhood.policiesFor(pods)) {
      ObjectMeta meta = policy.object().meta();
      if (Neighbour.isNear(meta, policy.path(), pods, path)) {
        add(meta, policy.object().object());
      }
    }
  }

  private void addIfNear(Neighbourhood.Placed<Service> service, PodWorkload pods, String path) {
    ObjectMeta meta = service.object().meta();
    if (Neighbour.isNear(meta, service.path(), pods, path)) {
      add(meta, service.object().object());
    }
  }

  /** Services whose name is a host, alone or with its namespace behind it. */
  private List<Neighbourhood.Placed<Service>> namedBy(@Nullable String host) {
    List<Neighbourhood.Placed<Service>> named = new ArrayList<>();
    if (host != null) {
      for (int end = host.length(); end > 0; end = host.lastIndexOf('.', end - 1)) {
        named.addAll(neighbourhood.servicesNamed(host.substring(0, end)));
      }
    }
    return named;
  }

  private void addAccount(String account, String namespace, String path) {
    if (!accounts.add(account + ' ' + namespace + ' ' + path)) {
      return;
    }
    for (Neighbourhood.Placed<ServiceAccount> declared : neighbourhood.accountsNamed(account)) {
      ObjectMeta meta = declared.object().meta();
      String own = meta.namespace();
      boolean same = own.equals(namespace) || own.isEmpty() || namespace.isEmpty();
      if (same && Nearness.of(declared.path(), path) >= 0) {
        add(meta, declared.object().object());
      }
    }
    for (Neighbourhood.Placed<RoleBinding> placed : neighbourhood.bindings(account)) {
      RoleBinding binding = placed.object();
      if (Nearness.of(placed.path(), path) >= 0 && names(binding, account, namespace)) {
        add(binding.meta(), binding.object());
        Role role = Grants.role(neighbourhood, binding, placed.path());
        if (role != null) {
          add(role.meta(), role.object());
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
