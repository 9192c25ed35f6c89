package dev.sparklint.read;

import dev.sparklint.model.Conf;
import dev.sparklint.model.ConfEntry;
import dev.sparklint.model.SubmitCommand;
import dev.sparklint.text.Located;
import dev.sparklint.text.Place;
import dev.sparklint.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the words of a spark-submit command.
 *
 * @see <a
 *     href="https://github.com/apache/spark/blob/v3.5.3/launcher/src/main/java/org/apache/spark/launcher/SparkSubmitOptionParser.java">SparkSubmitOptionParser,
 *     Spark 3.5.3</a>
 */
final class SubmitCommandReader {

  /** Options with a value, and the key that each sets; empty where it sets none. */
  private static final Map<String, String> OPTIONS =
      Map.ofEntries(
          Map.entry("--archives", "spark.archives"),
          Map.entry("--class", ""),
          Map.entry("--conf", ""),
          Map.entry("-c", ""),
          Map.entry("--deploy-mode", "spark.submit.deployMode"),
          Map.entry("--driver-class-path", "spark.driver.extraClassPath"),
          Map.entry("--driver-cores", "spark.driver.cores"),
          Map.entry("--driver-java-options", "spark.driver.extraJavaOptions"),
          Map.entry("--driver-library-path", "spark.driver.extraLibraryPath"),
          Map.entry("--driver-memory", "spark.driver.memory"),
          Map.entry("--executor-cores", "spark.executor.cores"),
          Map.entry("--executor-memory", "spark.executor.memory"),
          Map.entry("--exclude-packages", "spark.jars.excludes"),
          Map.entry("--files", "spark.files"),
          Map.entry("--jars", "spark.jars"),
          Map.entry("--keytab", "spark.kerberos.keytab"),
          Map.entry("--kill", ""),
          Map.entry("--master", "spark.master"),
          Map.entry("--name", "spark.app.name"),
          Map.entry("--num-executors", "spark.executor.instances"),
          Map.entry("--packages", "spark.jars.packages"),
          Map.entry("--principal", "spark.kerberos.principal"),
          Map.entry("--properties-file", ""),
          Map.entry("--proxy-user", ""),
          Map.entry("--py-files", "spark.submit.pyFiles"),
          Map.entry("--queue", "spark.yarn.queue"),
          Map.entry("--repositories", "spark.jars.repositories"),
          Map.entry("--status", ""),
          Map.entry("--total-executor-cores", "spark.cores.max"));

  /** Programs that run the one named behind them. */
  private static final Set<String> WRAPPERS =
      Set.of("tini", "dumb-init", "entrypoint.sh", "exec", "--", "-s", "-g");

  private final String path;
  private final List<SourceText> words;
  private final List<ConfEntry> entries = new ArrayList<>();
  private @Nullable Located<String> propertiesFile;
  private @Nullable Located<String> mainClass;
  private @Nullable Located<String> opaque;

  private SubmitCommandReader(String path, List<SourceText> words) {
    this.path = path;
    this.words = words;
  }

  /**
   * The submission that a command line is.
   *
   * @param words of the command line, each with its places
   * @return null when the command is not plainly spark-submit
   */
  static @Nullable SubmitCommand read(String path, List<SourceText> words) {
    int program = 0;
    while (program < words.size() && WRAPPERS.contains(baseName(words.get(program).text()))) {
      program++;
    }
    if (program == words.size() || !baseName(words.get(program).text()).equals("spark-submit")) {
      return null;
    }
    return new SubmitCommandReader(path, words).read(program);
  }

  private SubmitCommand read(int program) {
    int next = program + 1;
    while (next < words.size()) {
      int consumed = option(next);
      if (consumed == 0) {
        break;
      }
      next += consumed;
    }
    Located<String> primary = next < words.size() ? word(next) : null;
    List<Located<String>> arguments = new ArrayList<>();
    for (int i = next + 1; i < words.size(); i++) {
      arguments.add(word(i));
    }
    Located<String> name = word(program);
    Conf options = new Conf(Conf.Kind.COMMAND, name.place(), entries);
    return new SubmitCommand(name, options, propertiesFile, mainClass, primary, arguments, opaque);
  }

  /** Reads the option at an index; gives how many words it takes, 0 when it is no option. */
  private int option(int index) {
    SourceText word = words.get(index);
    String text = word.text();
    if (isVariable(text)) {
      // It may hold options, or be the program; either way what follows is not sure.
      opaque = opaque == null ? word(index) : opaque;
      return 1;
    }
    if (!text.startsWith("-")) {
      return 0;
    }
    int equals = text.startsWith("--") ? text.indexOf('=') : -1;
    String name = equals < 0 ? text : text.substring(0, equals);
    if (!OPTIONS.containsKey(name)) {
      return 1;
    }
    if (equals >= 0) {
      Place place = place(word, 0, equals);
      set(name, place, word, equals + 1);
      return 1;
    }
    if (index + 1 < words.size()) {
      set(name, place(word, 0, text.length()), words.get(index + 1), 0);
    }
    return 2;
  }

  private void set(String option, Place optionPlace, SourceText word, int start) {
    Located<String> value = located(word, start, word.length());
    switch (option) {
      case "--conf", "-c" -> setConf(word, start);
      case "--properties-file" -> propertiesFile = value;
      case "--class" -> mainClass = value;
      default -> {
        String key = OPTIONS.getOrDefault(option, "");
        if (!key.isEmpty()) {
          entries.add(new ConfEntry(new Located<>(key, optionPlace), value, option));
        }
      }
    }
  }

  private void setConf(SourceText word, int start) {
    int equals = word.text().indexOf('=', start);
    if (equals > start) {
      entries.add(
          new ConfEntry(located(word, start, equals), located(word, equals + 1, word.length())));
    } else if (isVariable(word.text().substring(start))) {
      opaque = opaque == null ? located(word, start, word.length()) : opaque;
    }
  }

  private static boolean isVariable(String text) {
    return text.startsWith("$") || text.startsWith("{{");
  }

  private Located<String> word(int index) {
    SourceText word = words.get(index);
    return located(word, 0, word.length());
  }

  private Located<String> located(SourceText word, int start, int end) {
    return new Located<>(word.text().substring(start, end), place(word, start, end));
  }

  private Place place(SourceText word, int start, int end) {
    return new Place(path, word.span(start, end));
  }

  private static String baseName(String program) {
    return program.substring(program.lastIndexOf('/') + 1);
  }
}
