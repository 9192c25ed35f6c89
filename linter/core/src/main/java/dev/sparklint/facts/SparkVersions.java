package dev.sparklint.facts;

import dev.sparklint.text.Located;
import dev.sparklint.text.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads Spark's version out of what names it. */
final class SparkVersions {

  private static final String UNKNOWN = "no file says which Spark this is";

  private SparkVersions() {}

  /** All that says something of the version, what counts most first. */
  static List<VersionEvidence> evidence(
      @Nullable Located<String> field,
      @Nullable Located<String> image,
      @Nullable Located<String> base,
      EffectiveConf conf,
      @Nullable Located<String> program) {
    List<VersionEvidence> evidence = new ArrayList<>();
    if (field != null && isVersion(field.value())) {
      evidence.add(new VersionEvidence(field.value(), "sparkVersion", field.place()));
    }
    add(image, image == null ? "" : tagOfSparkImage(image.value()), "image", evidence);
    add(base, base == null ? "" : tagOfSparkImage(base.value()), "Dockerfile", evidence);
    Effective<String> packages = conf.get(SparkKeys.PACKAGES);
    if (packages instanceof Effective.Written<String> written) {
      Located<String> text = new Located<>(written.value(), written.place());
      add(text, ofPackages(written.value()), SparkKeys.PACKAGES, evidence);
    }
    add(program, program == null ? "" : ofJar(program.value()), "program", evidence);
    if (evidence.isEmpty()) {
      addImageSetting("spark.kubernetes.driver.container.image", conf, evidence);
    }
    if (evidence.isEmpty()) {
      addImageSetting("spark.kubernetes.container.image", conf, evidence);
    }
    return evidence;
  }

  /** Where nothing else says it: the image for the pods that Spark makes. */
  private static void addImageSetting(
      String key, EffectiveConf conf, List<VersionEvidence> evidence) {
    if (conf.get(key) instanceof Effective.Written<String> image) {
      Located<String> text = new Located<>(image.value(), image.place());
      add(text, tagOfSparkImage(image.value()), key, evidence);
    }
  }

  private static void add(
      @Nullable Located<String> text,
      String version,
      String source,
      List<VersionEvidence> evidence) {
    if (text != null && !version.isEmpty()) {
      evidence.add(new VersionEvidence(version, source, text.place()));
    }
  }

  /** What a person said, else the best evidence. */
  static Effective<String> best(Assumptions assumptions, List<VersionEvidence> evidence) {
    if (assumptions.sparkVersion() != null) {
      return new Effective.Defaulted<>(assumptions.sparkVersion(), "as configured");
    }
    return evidence.isEmpty()
        ? new Effective.Unknown<>(UNKNOWN)
        : new Effective.Written<>(evidence.get(0).version(), evidence.get(0).place());
  }

  /** What the image for executors says. */
  static Effective<String> ofExecutors(EffectiveConf conf) {
    Effective<String> own = conf.get("spark.kubernetes.executor.container.image");
    Effective<String> image =
        own instanceof Effective.Unset<String> ? conf.get("spark.kubernetes.container.image") : own;
    String name = image.orNull();
    String version = name == null ? "" : tagOfSparkImage(name);
    Place place = image.placeOrNull();
    return version.isEmpty() || place == null
        ? new Effective.Unknown<>("the image for executors does not say")
        : new Effective.Written<>(version, place);
  }

  private static String ofPackages(String packages) {
    String group = "org.apache.spark:";
    int at = packages.indexOf(group);
    int name = at < 0 ? -1 : packages.indexOf(':', at + group.length());
    if (name < 0) {
      return "";
    }
    int comma = packages.indexOf(',', name);
    String version = packages.substring(name + 1, comma < 0 ? packages.length() : comma).trim();
    return isVersion(version) ? version : "";
  }

  private static String ofJar(String jar) {
    String name = jar.substring(jar.lastIndexOf('/') + 1);
    int scala = name.indexOf("_2.1");
    int dash = scala < 0 ? -1 : name.indexOf('-', scala);
    if (dash < 0 || !name.startsWith("spark-") || !name.endsWith(".jar")) {
      return "";
    }
    String version = name.substring(dash + 1, name.length() - ".jar".length());
    return isVersion(version) ? version : "";
  }

  /**
   * {@code 3.5.1} of {@code apache/spark:v3.5.1-java17}; empty when image or tag are not Spark's
   * own.
   */
  static String tagOfSparkImage(String image) {
    int colon = image.lastIndexOf(':');
    String repository = colon < 0 ? image : image.substring(0, colon);
    String name = repository.substring(repository.lastIndexOf('/') + 1);
    boolean sparkImage =
        name.equals("spark")
            || name.equals("spark-py")
            || name.equals("spark-r")
            || name.equals("pyspark");
    if (!sparkImage || colon < 0 || image.indexOf('@') >= 0) {
      return "";
    }
    String tag = image.substring(colon + 1);
    int start = tag.startsWith("v") ? 1 : 0;
    int dash = tag.indexOf('-');
    String version = tag.substring(start, dash < 0 ? tag.length() : dash);
    boolean plain = dash < 0 || isBuild(tag, dash + 1);
    return plain && isVersion(version) ? version : "";
  }

  /**
   * Whether what follows a version only says what it is built with, as {@code java17-python3} does;
   * whoever adds other words has made an image of their own.
   */
  private static boolean isBuild(String tag, int start) {
    int at = start;
    while (at <= tag.length()) {
      int dash = tag.indexOf('-', at);
      int end = dash < 0 ? tag.length() : dash;
      if (!isBuildWord(tag.substring(at, end))) {
        return false;
      }
      at = end + 1;
    }
    return true;
  }

  private static boolean isBuildWord(String word) {
    int letters = 0;
    while (letters < word.length() && Character.isLetter(word.charAt(letters))) {
      letters++;
    }
    return switch (word.substring(0, letters)) {
      case "", "java", "scala", "python", "r", "hadoop", "ubuntu", "debian", "jdk" -> true;
      default -> false;
    };
  }

  private static boolean isVersion(String text) {
    int points = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.') {
        points++;
      } else if (c < '0' || c > '9') {
        return false;
      }
    }
    boolean known = text.length() > 2 && text.charAt(0) >= '2' && text.charAt(0) <= '4';
    return known && text.charAt(1) == '.' && points <= 2 && !text.endsWith(".");
  }
}
