package dev.sparklint.facts;

import dev.sparklint.model.Conf;
import dev.sparklint.model.ConfigMap;
import dev.sparklint.model.Container;
import dev.sparklint.model.PodWorkload;
import dev.sparklint.text.Located;
import org.jspecify.annotations.Nullable;

/**
 * The properties file that a submission reads.
 *
 * @param conf null when there is none or it is not among these files
 * @param openReason why settings may hold that are not seen; null when all are
 * @param missing the ConfigMap that is mounted there and has no such file; null when it has
 */
record PropertiesFile(
    @Nullable Conf conf, @Nullable String openReason, @Nullable ConfigMap missing) {

  private PropertiesFile(@Nullable Conf conf, @Nullable String openReason) {
    this(conf, openReason, null);
  }

  private static final String DEFAULTS_FILE = "/spark-defaults.conf";

  /**
   * {@code --properties-file}, else {@code spark-defaults.conf} in Spark's configuration folder.
   */
  static PropertiesFile of(Launch launch, TreeFiles files) {
    Located<String> named = launch.submit().propertiesFile();
    if (named != null) {
      String file = named.value();
      String open = "properties file " + file + " may set it";
      boolean known = Placeholders.find(file).isEmpty();
      return known ? find(launch, files, file, open, true) : new PropertiesFile(null, open);
    }
    return defaults(launch, files);
  }

  /** {@code spark-defaults.conf}, which is only read beside a named file where a flag says so. */
  static PropertiesFile defaults(Launch launch, TreeFiles files) {
    if (launch.container() == null && launch.image() == null) {
      // whoever runs the script may have defaults of their own
      return new PropertiesFile(null, "spark-defaults.conf may set it");
    }
    Effective<String> confDir = confDir(launch);
    String folder = confDir.orNull();
    if (folder == null) {
      return new PropertiesFile(null, "SPARK_CONF_DIR is not known");
    }
    // Without a mount there, the image's own defaults hold; images of Spark ship none.
    return find(launch, files, folder + DEFAULTS_FILE, null, false);
  }

  /** A file that the application is given as an argument, and reads itself. */
  static @Nullable Conf ofArgument(Launch launch, TreeFiles files, String argument) {
    String file = argument.substring(argument.indexOf('=') + 1);
    boolean named = file.endsWith(".properties") || file.endsWith(".conf");
    return named ? find(launch, files, file, null, true).conf() : null;
  }

  private static PropertiesFile find(
      Launch launch, TreeFiles files, String file, @Nullable String openElsewhere, boolean named) {
    PodWorkload pods = launch.pods();
    Container container = launch.container();
    if (pods != null && container != null) {
      MountedFile mounted =
          MountedFile.find(pods, container, files.configMaps(), launch.path(), file);
      if (mounted.map() != null) {
        Conf conf = mounted.map().data().get(mounted.key());
        return new PropertiesFile(
            conf,
            conf == null ? openElsewhere : null,
            named && !has(mounted.map(), mounted.key()) ? mounted.map() : null);
      }
      if (mounted.open() != null) {
        return new PropertiesFile(null, mounted.open());
      }
    }
    Conf copied = files.copiedProperties(launch.image(), file);
    if (copied != null) {
      return new PropertiesFile(copied, null);
    }
    Conf near = named ? files.properties(file, launch.path()) : null;
    return new PropertiesFile(near, near == null ? openElsewhere : null);
  }

  private static boolean has(ConfigMap map, String key) {
    return map.data().containsKey(key)
        || map.values().containsKey(key)
        || map.scripts().containsKey(key);
  }

  private static Effective<String> confDir(Launch launch) {
    Effective<String> confDir = launch.environment().text("SPARK_CONF_DIR");
    if (!(confDir instanceof Effective.Unset<String>)) {
      return confDir;
    }
    String program = launch.submit().program().value();
    int bin = program.lastIndexOf("/bin/");
    boolean known = bin > 0 && Placeholders.find(program).isEmpty();
    return new Effective.Defaulted<>(
        (known ? program.substring(0, bin) : "/opt/spark") + "/conf", "");
  }
}
