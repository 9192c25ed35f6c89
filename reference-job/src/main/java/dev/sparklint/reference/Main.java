package dev.sparklint.reference;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import scala.Tuple2;

/**
 * The entry point: {@code stream}, {@code reprocess} or {@code audit}, and settings as {@code
 * key=value}.
 *
 * <p>Ends with 0 when all went well, 1 when the work failed, 2 when the settings are wrong.
 */
public final class Main {

  private static final String USAGE =
      """
      usage: stream [key=value ...]
             reprocess from=2026-11-27T10 to=2026-11-27T12 [key=value ...]
             audit [key=value ...]
      A key is a setting without its "spark.pipeline." in front; what stands here wins over the Spark property.
      """;

  private Main() {}

  /** Runs one command and ends the process. */
  public static void main(String[] arguments) {
    System.exit(run(Arrays.asList(arguments), System.out, System.err));
  }

  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    if (arguments.isEmpty()) {
      err.print(USAGE);
      return 2;
    }
    Settings settings;
    Command command;
    try {
      command = Command.named(arguments.get(0));
      settings = Settings.read(command, sparkProperties(), arguments.subList(1, arguments.size()));
    } catch (SettingsException e) {
      e.problems().forEach(problem -> err.println("error: " + problem));
      return 2;
    }
    try (SparkSession spark = Sessions.start()) {
      return command.run(spark, settings, out);
    } catch (Exception e) {
      err.println("error: " + Failure.inOneLine(e));
      return 1;
    }
  }

  private static Map<String, String> sparkProperties() {
    Map<String, String> properties = new HashMap<>();
    for (Tuple2<String, String> entry : new SparkConf().getAll()) {
      properties.put(entry._1(), entry._2());
    }
    return properties;
  }
}
