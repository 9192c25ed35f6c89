package dev.sparklint.command;

import java.util.List;
import java.util.Set;

/** Tells which of a command's words is the program that matters: what Spark is started with. */
public final class Programs {

  private static final Set<String> SUBMISSIONS =
      Set.of(
          "spark-submit",
          "spark-shell",
          "spark-sql",
          "pyspark",
          "sparkR",
          "start-thriftserver.sh",
          "start-connect-server.sh",
          "spark-class");

  /** Entry points of images, which run the program named behind them. */
  private static final Set<String> ENTRY_POINTS =
      Set.of("entrypoint.sh", "docker-entrypoint.sh", "wait-for-it.sh");

  /** Programs that run the one named behind them. */
  private static final Set<String> WRAPPERS =
      Set.of(
          "tini",
          "dumb-init",
          "exec",
          "eval",
          "env",
          "nohup",
          "time",
          "timeout",
          "sudo",
          "su-exec",
          "gosu",
          "setsid",
          "nice",
          "command",
          "kubectl",
          "k",
          "oc",
          "minikube",
          "docker",
          "podman",
          "docker-compose",
          "ssh",
          "uv",
          "poetry",
          "pipenv");

  private static final String SUBMIT_CLASS = "org.apache.spark.deploy.SparkSubmit";

  private Programs() {}

  /** The index of the word that starts Spark, or -1. */
  public static int submission(List<Word> words) {
    for (int i = 0; i < words.size(); i++) {
      String name = name(words.get(i));
      if (SUBMISSIONS.contains(name)) {
        return i == 0 || runsOthers(words.get(0)) ? submitted(words, i, name) : -1;
      }
    }
    return -1;
  }

  /** The index of the program that the words run, wrappers and shells left out; or -1. */
  public static int script(List<Word> words) {
    int at = behindWrappers(words);
    if (at < words.size() && runsFile(name(words.get(at)))) {
      at = behindOptions(words, at + 1);
    }
    return at < words.size() ? at : -1;
  }

  /** The index of the script's text in {@code sh -c text}, or -1. */
  public static int inlineScript(List<Word> words) {
    int shell = behindWrappers(words);
    if (shell >= words.size() || !isShell(name(words.get(shell)))) {
      return -1;
    }
    for (int i = shell + 1; i + 1 < words.size(); i++) {
      String option = words.get(i).text();
      if (!option.startsWith("-")) {
        return -1;
      }
      boolean isShort = !option.startsWith("--");
      if (isShort && option.endsWith("c")) {
        return i + 1;
      }
      i += isShort && option.endsWith("o") ? 1 : 0;
    }
    return -1;
  }

  /** The word without its folder. */
  public static String name(Word word) {
    String text = word.text();
    return text.substring(text.lastIndexOf('/') + 1);
  }

  private static boolean runsOthers(Word first) {
    String name = name(first);
    return WRAPPERS.contains(name)
        || ENTRY_POINTS.contains(name)
        || isShell(name)
        || name.startsWith("$")
        || name.indexOf('=') > 0;
  }

  private static int behindWrappers(List<Word> words) {
    int at = 0;
    while (at < words.size() && isWrapper(words.get(at).text(), at)) {
      at++;
    }
    return at;
  }

  private static boolean isWrapper(String text, int index) {
    String name = text.substring(text.lastIndexOf('/') + 1);
    boolean option = index > 0 && text.startsWith("-");
    return option || WRAPPERS.contains(name) || text.indexOf('=') > 0;
  }

  private static int behindOptions(List<Word> words, int from) {
    int at = from;
    while (at < words.size() && words.get(at).text().startsWith("-")) {
      at++;
    }
    return at;
  }

  private static boolean runsFile(String name) {
    return isShell(name) || name.equals(".") || name.equals("source");
  }

  private static boolean isShell(String name) {
    return switch (name) {
      case "sh", "bash", "ash", "dash", "ksh", "zsh" -> true;
      default -> false;
    };
  }

  private static int submitted(List<Word> words, int index, String name) {
    if (!name.equals("spark-class")) {
      return index;
    }
    boolean submits = index + 1 < words.size() && words.get(index + 1).text().equals(SUBMIT_CLASS);
    return submits ? index + 1 : -1;
  }
}
