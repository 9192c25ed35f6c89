package dev.sparklint.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The keys that Spark registers: the objects that hold a {@code ConfigBuilder} are loaded, and what
 * they registered with {@code ConfigEntry} is read back.
 */
final class ConfigEntries {

  private static final String BUILDER = "org/apache/spark/internal/config/ConfigBuilder";
  private static final Pattern REPOSITORY = Pattern.compile("^https?://[^/]*maven");
  private static final List<String> ALWAYS =
      List.of(
          "org.apache.spark.sql.internal.SQLConf$",
          "org.apache.spark.sql.internal.StaticSQLConf$",
          "org.apache.spark.SparkConf$");

  // Which jar's object writes the key as a string, and which was loaded when it appeared.
  private final Map<String, String> named = new TreeMap<>();
  private final Map<String, String> modules = new TreeMap<>();
  private final Map<String, Key> keys = new TreeMap<>();
  private final Map<String, Key.Farewell> deprecated = new TreeMap<>();
  private final Map<String, Key.Farewell> removed = new TreeMap<>();
  private final Map<String, String> removedDefaults = new TreeMap<>();

  /** The entries of every jar, by key. */
  static Map<String, Key> of(List<SparkJars.Jar> jars, Readers readers)
      throws ReflectiveOperationException {
    ConfigEntries entries = loadAll(jars);
    entries.readFarewells();
    entries.read(readers);
    return entries.keys;
  }

  /** Loads every object of the jars that registers keys. */
  static ConfigEntries loadAll(List<SparkJars.Jar> jars) throws ReflectiveOperationException {
    ConfigEntries entries = new ConfigEntries();
    for (SparkJars.Jar jar : jars) {
      for (ClassFile type : jar.classes()) {
        if (type.name().endsWith("$") && type.classes().contains(BUILDER)) {
          type.strings().forEach(text -> entries.named.putIfAbsent(text, jar.module()));
          entries.load(type.javaName(), jar.module());
        }
      }
    }
    for (String object : ALWAYS) {
      entries.load(object, "sql");
    }
    return entries;
  }

  /** The entries that are registered by now. */
  static List<ScalaObject> registered() throws ReflectiveOperationException {
    List<ScalaObject> entries = new ArrayList<>();
    known().values().forEach(entry -> entries.add(new ScalaObject(entry)));
    return entries;
  }

  /** Every object registers its keys when it is loaded; those that are new come from this one. */
  private void load(String object, String module) throws ReflectiveOperationException {
    try {
      Class.forName(object, true, ConfigEntries.class.getClassLoader());
    } catch (ClassNotFoundException absent) {
      if (ALWAYS.contains(object)) {
        return;
      }
      throw absent;
    }
    for (Object key : known().keySet()) {
      modules.putIfAbsent((String) key, module);
    }
  }

  private static Map<?, ?> known() throws ReflectiveOperationException {
    ScalaObject entries = ScalaObject.module("org.apache.spark.internal.config.ConfigEntry$");
    Object known = entries.field("knownConfigs");
    if (known == null) {
      throw new NoSuchFieldException("ConfigEntry.knownConfigs");
    }
    return (Map<?, ?>) known;
  }

  private void read(Readers readers) throws ReflectiveOperationException {
    for (ScalaObject entry : registered()) {
      String name = entry.text("key");
      String module = named.getOrDefault(name, modules.getOrDefault(name, "core"));
      Key key = key(entry, name, module, readers);
      keys.put(name, key.with(deprecated.get(name), removed.get(name)));
    }
    // What is deprecated or removed may have no entry any more, and older names have none.
    deprecated.forEach(
        (name, farewell) ->
            keys.computeIfAbsent(name, added -> Key.plain(name, "core").with(farewell, null)));
    removed.forEach(
        (name, farewell) ->
            keys.computeIfAbsent(
                name,
                added ->
                    Key.plain(name, "sql")
                        .withFallback(removedDefaults.getOrDefault(name, ""))
                        .with(null, farewell)));
    for (Key key : List.copyOf(keys.values())) {
      for (String older : key.alternatives()) {
        Key.Farewell renamed = Key.Farewell.of(older, "", "use " + key.name());
        keys.computeIfAbsent(older, added -> Key.plain(older, key.module()).with(renamed, null));
      }
    }
  }

  private static Key key(ScalaObject entry, String name, String module, Readers readers)
      throws NoSuchMethodException {
    Converter converter = Converter.of(entry);
    String written = defaultText(entry);
    KeyType type = converter == null ? null : KeyType.of(converter, written);
    return new Key(
        name,
        module,
        type,
        type == null ? written : Defaults.readable(written, type),
        entry.has("version", 0) ? entry.text("version") : "",
        !entry.has("isPublic", 0) || Boolean.TRUE.equals(entry.call("isPublic")),
        texts(entry.call("alternatives")),
        readers.modes(name),
        readers.isUnread(name),
        null,
        null,
        "");
  }

  private static String defaultText(ScalaObject entry) throws NoSuchMethodException {
    String text = entry.text("defaultValueString");
    boolean none = text.equals("<undefined>") || text.equals("null");
    // Where Spark downloads from by default is nothing to check, and no host belongs in a registry.
    if (none || text.startsWith("<value of ") || REPOSITORY.matcher(text).find()) {
      return "";
    }
    return text.replace(System.getProperty("user.dir"), "<working directory>");
  }

  private static List<String> texts(@Nullable Object list) throws NoSuchMethodException {
    List<String> texts = new ArrayList<>();
    if (list != null) {
      for (ScalaObject item : new ScalaObject(list).items()) {
        texts.add(item.value().toString());
      }
    }
    return texts;
  }

  private void readFarewells() throws ReflectiveOperationException {
    ScalaObject conf = ScalaObject.module("org.apache.spark.SparkConf$");
    farewells(conf.field("deprecatedConfigs"), "deprecationMessage", deprecated);
    ScalaObject alternatives = new ScalaObject(nonNull(conf.field("configsWithAlternatives")));
    for (ScalaObject pair : alternatives.items()) {
      for (ScalaObject old : new ScalaObject(nonNull(pair.call("_2"))).items()) {
        String message = "use " + pair.text("_1");
        String name = old.text("key");
        deprecated.put(name, Key.Farewell.of(name, old.text("version"), message));
      }
    }
    try {
      ScalaObject sql = ScalaObject.module("org.apache.spark.sql.internal.SQLConf$");
      farewells(sql.get("deprecatedSQLConfigs"), "comment", deprecated);
      if (sql.has("removedSQLConfigs", 0)) {
        Object gone = sql.get("removedSQLConfigs");
        farewells(gone, "comment", removed);
        for (ScalaObject pair : new ScalaObject(nonNull(gone)).items()) {
          ScalaObject config = new ScalaObject(nonNull(pair.call("_2")));
          removedDefaults.put(config.text("key"), config.text("defaultValue"));
        }
      }
    } catch (ClassNotFoundException | NoSuchMethodException without) {
      // A class path without SQL, or a release that lists none.
      return;
    }
  }

  private static void farewells(
      @Nullable Object map, String message, Map<String, Key.Farewell> into)
      throws NoSuchMethodException {
    if (map == null) {
      return;
    }
    for (ScalaObject pair : new ScalaObject(map).items()) {
      ScalaObject config = new ScalaObject(nonNull(pair.call("_2")));
      String name = config.text("key");
      into.put(name, Key.Farewell.of(name, config.text("version"), config.text(message)));
    }
  }

  private static Object nonNull(@Nullable Object value) {
    return java.util.Objects.requireNonNull(value);
  }
}
