package dev.sparklint.facts;

import dev.sparklint.command.Piece;
import dev.sparklint.command.Programs;
import dev.sparklint.command.Word;
import dev.sparklint.model.Conf;
import dev.sparklint.model.ConfEntry;
import dev.sparklint.text.Located;
import dev.sparklint.text.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
          Map.entry("--remote", "spark.remote"),
          Map.entry("--repositories", "spark.jars.repositories"),
          Map.entry("--status", ""),
          Map.entry("--total-executor-cores", "spark.cores.max"));

  /** Options without a value. */
  private static final Set<String> FLAGS =
      Set.of(
          "--help",
          "-h",
          "--load-spark-defaults",
          "--supervise",
          "--usage-error",
          "--verbose",
          "-v",
          "--version");

  /** Options whose value may well be empty, so that people leave the quotes out. */
  private static final Set<String> OPTIONAL =
      Set.of("--archives", "--files", "--jars", "--packages", "--py-files", "--repositories");

  /** Classes whose arguments may stand among the options; later options still count. */
  private static final Set<String> MIXED_ARGUMENTS =
      Set.of(
          "org.apache.spark.repl.Main",
          "org.apache.spark.sql.hive.thriftserver.SparkSQLCLIDriver",
          "org.apache.spark.sql.hive.thriftserver.HiveThriftServer2",
          "org.apache.spark.sql.connect.service.SparkConnectServer");

  /** What variables are called that hold options. */
  private static final String[] OPTION_NAMES = {
    "OPT", "ARG", "CONF", "FLAG", "PARAM", "EXTRA", "[@]", "$@", "$*", "{{", "$(", "\u27E6"
  };

  private final List<Word> words;
  private final List<ConfEntry> entries = new ArrayList<>();
  private final List<Located<String>> arguments = new ArrayList<>();
  private final List<CommandWord> unknownOptions = new ArrayList<>();
  private final List<CommandWord> malformedConfs = new ArrayList<>();
  private final List<CommandWord> lostOptions = new ArrayList<>();
  private final List<OptionalVariable> variables = new ArrayList<>();
  private boolean asksOnly;
  private boolean mixed;
  private boolean loadsDefaults;
  private @Nullable Located<String> propertiesFile;
  private @Nullable Located<String> mainClass;
  private @Nullable Located<String> opaque;

  private SubmitCommandReader(List<Word> words) {
    this.words = words;
  }

  /**
   * The submission that a command line is.
   *
   * @param words the program and what it is given, variables filled in
   */
  static SubmitCommand read(List<Word> words) {
    return new SubmitCommandReader(words).read();
  }

  private SubmitCommand read() {
    String program = Programs.name(words.get(0));
    boolean ownApplication =
        switch (program) {
          case "spark-shell",
              "spark-sql",
              "pyspark",
              "sparkR",
              "start-thriftserver.sh",
              "start-connect-server.sh" ->
              true;
          default -> false;
        };
    mixed = ownApplication;
    int next = 1;
    while (next < words.size()) {
      int consumed = option(next);
      if (consumed == 0 && mixed) {
        arguments.add(words.get(next).located());
        consumed = 1;
      }
      if (consumed == 0) {
        break;
      }
      next += consumed;
    }
    Located<String> primary = next < words.size() ? words.get(next).located() : null;
    for (int i = next + 1; i < words.size(); i++) {
      arguments.add(words.get(i).located());
      if (isLost(i)) {
        lostOptions.add(commandWord(words.get(i).located()));
      }
    }
    Located<String> name = words.get(0).located();
    Conf options = new Conf(Conf.Kind.COMMAND, words.get(0).place(), entries);
    return new SubmitCommand(
        name,
        options,
        propertiesFile,
        mainClass,
        primary,
        arguments,
        ownApplication || mixed || asksOnly,
        loadsDefaults,
        new SubmitCommand.Doubts(unknownOptions, malformedConfs, lostOptions, variables),
        opaque);
  }

  /** Reads the option at an index; gives how many words it takes, 0 when it is no option. */
  private int option(int index) {
    Word word = words.get(index);
    String text = word.text();
    if (!text.isEmpty() && word.unknownIn(0, 1) != null) {
      if (!mayHoldOptions(index)) {
        return 0;
      }
      opaque = opaque == null ? word.located() : opaque;
      return 1;
    }
    if (!text.startsWith("-")) {
      return 0;
    }
    int equals = text.startsWith("--") ? text.indexOf('=') : -1;
    String name = equals < 0 ? text : text.substring(0, equals);
    if (!OPTIONS.containsKey(name)) {
      loadsDefaults |= name.equals("--load-spark-defaults");
      asksOnly |= name.equals("--version") || name.equals("--help") || name.equals("-h");
      if (!mixed && !FLAGS.contains(name) && word.isKnown()) {
        unknownOptions.add(commandWord(word.located()));
      }
      return 1;
    }
    if (equals >= 0) {
      set(name, word.slice(0, equals).place(), word, equals + 1);
      return 1;
    }
    asksOnly |= name.equals("--kill") || name.equals("--status");
    if (index + 1 < words.size()) {
      addVariable(name, index + 1);
      set(name, word.located().place(), words.get(index + 1), 0);
    }
    return 2;
  }

  /**
   * Whether a word that is one variable stands for options: its name says so, or options follow it.
   * Else it is the program.
   */
  private boolean mayHoldOptions(int index) {
    Word word = words.get(index);
    if (word.pieces().size() > 1) {
      return false;
    }
    String name = word.text().toUpperCase(Locale.ROOT);
    for (String hint : OPTION_NAMES) {
      if (name.contains(hint)) {
        return true;
      }
    }
    // quotes keep a variable one word, which is an application before it is an option
    boolean oneWord = word.pieces().get(0) instanceof Piece.Variable variable && !variable.splits();
    return !oneWord && index + 1 < words.size() && words.get(index + 1).text().startsWith("--");
  }

  /** A variable that, when empty, leaves the option with the word behind it. */
  private void addVariable(String option, int index) {
    Word word = words.get(index);
    boolean alone = word.pieces().size() == 1 && index + 1 < words.size();
    if (alone
        && word.pieces().get(0) instanceof Piece.Variable variable
        && variable.splits()
        && variable.operator() == Piece.Operator.NONE) {
      String next = words.get(index + 1).text();
      boolean application = !next.startsWith("-") && next.indexOf(' ') < 0;
      if (application || OPTIONAL.contains(option)) {
        variables.add(
            new OptionalVariable(option, variable.name(), next, application, variable.place()));
      }
    }
  }

  /** Whether an argument of the application is a setting for Spark that came too late. */
  private boolean isLost(int index) {
    String name = words.get(index).text();
    String value = index + 1 < words.size() ? words.get(index + 1).text() : "";
    return switch (name) {
      case "--conf", "-c" -> value.startsWith("spark.") && value.indexOf('=') > 0;
      case "--master" -> value.startsWith("k8s://") || value.startsWith("local");
      case "--deploy-mode" -> value.equals("client") || value.equals("cluster");
      case "--driver-memory", "--executor-memory", "--executor-cores", "--num-executors" ->
          !value.isEmpty() && value.charAt(0) >= '0' && value.charAt(0) <= '9';
      default -> false;
    };
  }

  private static CommandWord commandWord(Located<String> word) {
    return new CommandWord(new Effective.Written<>(word.value(), word.place()), word.place());
  }

  private void set(String option, Place optionPlace, Word word, int start) {
    Located<String> value = word.slice(start, word.text().length());
    switch (option) {
      case "--conf", "-c" -> setConf(word, start);
      case "--properties-file" -> propertiesFile = value;
      case "--class" -> {
        mainClass = value;
        mixed |= MIXED_ARGUMENTS.contains(value.value());
      }
      default -> {
        String key = OPTIONS.getOrDefault(option, "");
        if (!key.isEmpty()) {
          Piece open = word.unknownIn(start, word.text().length());
          entries.add(new ConfEntry(new Located<>(key, optionPlace), value, option, open));
        }
      }
    }
  }

  private void setConf(Word word, int start) {
    String text = word.text();
    int equals = text.indexOf('=', start);
    boolean known = equals > start && word.unknownIn(start, equals) == null;
    if (known) {
      entries.add(
          new ConfEntry(
              word.slice(start, equals),
              word.slice(equals + 1, text.length()),
              "",
              word.unknownIn(equals + 1, text.length())));
    } else if (word.unknownIn(start, text.length()) != null) {
      opaque = opaque == null ? word.slice(start, text.length()) : opaque;
    } else {
      malformedConfs.add(commandWord(word.slice(start, text.length())));
    }
  }
}
