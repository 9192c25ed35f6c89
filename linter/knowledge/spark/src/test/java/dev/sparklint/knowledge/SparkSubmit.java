package dev.sparklint.knowledge;

import static dev.sparklint.knowledge.ScalaReflection.call;
import static dev.sparklint.knowledge.ScalaReflection.create;
import static dev.sparklint.knowledge.ScalaReflection.list;
import static dev.sparklint.knowledge.ScalaReflection.map;

import java.util.List;
import java.util.Map;

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
      String[] childArguments,
      Object conf) {

    Map<String, String> settings() {
      return ConfMap.of(conf);
    }
  }

  /**
   * @param arguments behind {@code spark-submit}
   * @throws Refused if Spark refuses them
   */
  static Started started(List<String> arguments, Map<String, String> environment) {
    Object parsed = create(PACKAGE + "SparkSubmitArguments", list(arguments), map(environment));
    // the preparation replaces them by copies and adds its own
    String files = text(call(parsed, "files"));
    String pythonFiles = text(call(parsed, "pyFiles"));
    Object submit = create(PACKAGE + "SparkSubmit");
    Object prepared =
        call(
            submit,
            "prepareSubmitEnvironment",
            parsed,
            call(submit, "prepareSubmitEnvironment$default$2"));
    return new Started(
        text(call(parsed, "master")),
        text(call(parsed, "deployMode")),
        files,
        pythonFiles,
        ScalaReflection.array(call(prepared, "_1")),
        call(prepared, "_3"));
  }

  private static String text(Object text) {
    return text == null ? "" : text.toString();
  }

  /** The settings of a SparkConf. */
  private static final class ConfMap {
    static Map<String, String> of(Object conf) {
      Object[] all = (Object[]) call(conf, "getAll");
      Map<String, String> settings = new java.util.TreeMap<>();
      for (Object pair : all) {
        settings.put((String) call(pair, "_1"), (String) call(pair, "_2"));
      }
      return settings;
    }
  }
}
