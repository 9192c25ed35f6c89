package dev.sparklint.knowledge;

import static dev.sparklint.knowledge.ScalaReflection.call;
import static dev.sparklint.knowledge.ScalaReflection.construct;
import static dev.sparklint.knowledge.ScalaReflection.get;
import static dev.sparklint.knowledge.ScalaReflection.list;
import static dev.sparklint.knowledge.ScalaReflection.map;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Spark's own reading of a command line: {@code SparkSubmitArguments} and what SparkSubmit makes of
 * them.
 */
final class SparkSubmit {

  private static final String PACKAGE = "org.apache.spark.deploy.";

  private SparkSubmit() {}

  /**
   * What SparkSubmit would start.
   *
   * @param files that it would hand out
   * @param pythonFiles that it would put on Python's path
   * @param childArguments of the class that it would call
   * @param conf the settings that it would call it with
   */
  record Started(
      String master,
      String deployMode,
      String files,
      String pythonFiles,
      List<@Nullable String> childArguments,
      Object conf) {

    /** The settings by key. */
    Map<String, String> settings() {
      Map<String, String> settings = new TreeMap<>();
      for (Object pair : (Object[]) call(conf, "getAll")) {
        settings.put((String) call(pair, "_1"), (String) call(pair, "_2"));
      }
      return settings;
    }
  }

  /**
   * @param arguments behind {@code spark-submit}
   * @throws Refused if Spark refuses them
   */
  static Started started(List<String> arguments, Map<String, String> environment) {
    Object parsed = construct(PACKAGE + "SparkSubmitArguments", list(arguments), map(environment));
    // the preparation replaces them by copies and adds its own
    String files = text(get(parsed, "files"));
    String pythonFiles = text(get(parsed, "pyFiles"));
    Object submit = construct(PACKAGE + "SparkSubmit");
    Object prepared =
        call(
            submit,
            "prepareSubmitEnvironment",
            parsed,
            call(submit, "prepareSubmitEnvironment$default$2"));
    return new Started(
        text(get(parsed, "master")),
        text(get(parsed, "deployMode")),
        files,
        pythonFiles,
        ScalaReflection.texts(call(prepared, "_1")),
        call(prepared, "_3"));
  }

  private static String text(@Nullable Object text) {
    return text == null ? "" : text.toString();
  }
}
