package dev.sparklint.knowledge;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes {@code schemas/spark/<minor>.json}: every key that the Spark on the class path knows.
 *
 * <p>Arguments: the folder {@code schemas/spark}, the release of Spark.
 */
public final class RefreshSparkKeys {

  /** The objects whose accessors tell who reads a key. */
  private static final List<String> READ_BY_ACCESSOR =
      List.of("org.apache.spark.deploy.k8s.Config$", "org.apache.spark.internal.config.package$");

  private RefreshSparkKeys() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]).normalize();
    String release = args[1];
    String minor = release.substring(0, release.lastIndexOf('.'));
    Files.createDirectories(folder);
    List<SparkJars.Jar> jars = SparkJars.onClassPath();
    Map<String, Key> keys = new TreeMap<>(KeyFamilies.of(jars));
    ComposedKeys.complete(keys, minor);
    keys.putAll(ConfigEntries.of(jars, Readers.of(jars, READ_BY_ACCESSOR)));
    Map<String, String> modules = new TreeMap<>();
    for (SparkJars.Jar jar : jars) {
      modules.put(jar.module(), jar.release());
    }
    Inference.complete(folder, minor, modules, keys);
    List<Key> all = new ArrayList<>();
    for (Key key : keys.values()) {
      if (!key.name().startsWith("spark.test")) {
        all.add(key);
      }
    }
    KeyWriter.write(folder.resolve(minor + ".json"), minor, release, modules, all);
    System.out.println(minor + ": " + all.size() + " keys of Spark " + release + ", " + modules);
  }
}
