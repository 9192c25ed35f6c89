package dev.sparklint.knowledge;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * In which modes a key is read, by the classes whose bytecode asks for its entry.
 *
 * <p>An accessor that no class calls tells nothing: an entry can be handed on in other ways.
 */
final class Readers {

  private static final String EVERYWHERE = "*";
  private static final String CONFIG_ENTRY = "org.apache.spark.internal.config.ConfigEntry";

  private final Map<String, Map<String, String>> accessors = new HashMap<>();
  private final Map<String, Set<String>> modes = new HashMap<>();
  private final Set<String> asked = new HashSet<>();

  private Readers() {}

  /** Of the objects that hold the keys of Kubernetes and of the core. */
  static Readers of(List<SparkJars.Jar> jars, List<String> objects)
      throws ReflectiveOperationException {
    Readers readers = new Readers();
    for (String object : objects) {
      readers.addAccessors(object);
    }
    for (SparkJars.Jar jar : jars) {
      for (ClassFile type : jar.classes()) {
        readers.scan(type);
      }
    }
    return readers;
  }

  private void addAccessors(String object) throws ReflectiveOperationException {
    ScalaObject holder;
    try {
      holder = ScalaObject.module(object);
    } catch (ClassNotFoundException absent) {
      return;
    }
    Map<String, String> own = new HashMap<>();
    for (Method method : holder.value().getClass().getMethods()) {
      boolean entry = method.getParameterCount() == 0 && isEntry(method.getReturnType());
      if (entry) {
        Object value = holder.call(method.getName());
        own.put(
            method.getName(), new ScalaObject(java.util.Objects.requireNonNull(value)).text("key"));
      }
    }
    accessors.put(object.replace('.', '/'), own);
  }

  private static boolean isEntry(Class<?> type) {
    for (Class<?> parent = type; parent != null; parent = parent.getSuperclass()) {
      if (parent.getName().equals(CONFIG_ENTRY)) {
        return true;
      }
    }
    return false;
  }

  /** The holder itself asks for entries that others fall back on; its Java face asks for all. */
  private void scan(ClassFile type) {
    boolean holder = accessors.containsKey(type.outermost() + "$");
    if (holder && !type.name().contains("$")) {
      return;
    }
    for (ClassFile.Method called : type.methods()) {
      String key = accessors.getOrDefault(called.owner(), Map.of()).get(called.name());
      if (key != null) {
        asked.add(key);
        if (!holder) {
          modes.computeIfAbsent(key, added -> new TreeSet<>()).addAll(modesOf(type.outermost()));
        }
      }
    }
  }

  /** The modes in which a class runs. */
  private static List<String> modesOf(String type) {
    String name = type.substring(type.lastIndexOf('/') + 1);
    // Executors' ConfigMaps are made by the same class as the driver's.
    if (name.equals("KubernetesClientUtils")) {
      return List.of("client", "cluster");
    }
    if (type.startsWith("org/apache/spark/deploy/k8s/submit/")
        || name.equals("KubernetesDriverConf")
        || (type.startsWith("org/apache/spark/deploy/k8s/features/") && ofDriver(name))) {
      return List.of("cluster");
    }
    if (type.startsWith("org/apache/spark/deploy/k8s/")
        || type.startsWith("org/apache/spark/scheduler/cluster/k8s/")) {
      return List.of("client", "cluster");
    }
    if (type.startsWith("org/apache/spark/deploy/yarn/")) {
      return List.of("yarn");
    }
    return List.of(EVERYWHERE);
  }

  private static boolean ofDriver(String step) {
    return step.startsWith("Driver")
        || step.startsWith("BasicDriver")
        || step.startsWith("Kerberos")
        || step.startsWith("HadoopConfDriver")
        || step.startsWith("PodTemplateConfigMap");
  }

  /**
   * Whether no class asks for the entry of a key of Kubernetes, so that setting it does nothing.
   */
  boolean isUnread(String key) {
    return key.startsWith("spark.kubernetes.") && isAccessible(key) && !asked.contains(key);
  }

  private boolean isAccessible(String key) {
    for (Map<String, String> own : accessors.values()) {
      if (own.containsValue(key)) {
        return true;
      }
    }
    return false;
  }

  /** Empty for every mode, and where it is not known. */
  List<String> modes(String key) {
    Set<String> found = modes.getOrDefault(key, Set.of(EVERYWHERE));
    return found.contains(EVERYWHERE) ? List.of() : List.copyOf(found);
  }
}
