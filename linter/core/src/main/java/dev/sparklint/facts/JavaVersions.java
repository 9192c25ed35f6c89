package dev.sparklint.facts;

import dev.sparklint.text.Located;
import dev.sparklint.text.Place;
import org.jspecify.annotations.Nullable;

/** Reads the major version of Java out of the names of images. */
final class JavaVersions {

  private static final String OPEN = "no image says which Java it has";
  private static final String[] WORDS = {"java", "jdk", "jre", "openjdk"};

  private JavaVersions() {}

  /**
   * The Java of a container.
   *
   * @param image of the container, null when none is named
   * @param base of the image's Dockerfile, null when there is none
   */
  static Effective<Long> of(@Nullable Located<String> image, @Nullable Located<String> base) {
    Effective<Long> own = of(image);
    return own instanceof Effective.Unknown<Long> ? of(base) : own;
  }

  private static Effective<Long> of(@Nullable Located<String> image) {
    long version = image == null ? -1 : version(image.value());
    return image == null || version < 0
        ? new Effective.Unknown<>(OPEN)
        : new Effective.Written<>(version, image.place());
  }

  /** The Java of the image that settings name for a role, driver or executor. */
  static Effective<Long> of(EffectiveConf conf, String role) {
    Effective<String> own = conf.get("spark.kubernetes." + role + ".container.image");
    Effective<String> image =
        own instanceof Effective.Unset<String> ? conf.get("spark.kubernetes.container.image") : own;
    String name = image.orNull();
    Place place = image.placeOrNull();
    return name == null || place == null
        ? new Effective.Unknown<>(OPEN)
        : of(new Located<>(name, place));
  }

  /** 17 of {@code apache/spark:3.5.3-java17} and {@code eclipse-temurin:17-jre}; -1 if unsaid. */
  static long version(String image) {
    int colon = image.lastIndexOf(':');
    int slash = image.lastIndexOf('/');
    if (colon < slash || colon < 0 || image.indexOf('@') >= 0) {
      return -1;
    }
    String name = image.substring(slash + 1, colon);
    String tag = image.substring(colon + 1);
    long said = word(tag);
    if (said < 0 && isJavaImage(name)) {
      said = leadingNumber(tag);
    }
    return said < 0 ? byDefault(image.substring(0, colon), tag) : said;
  }

  private static long word(String tag) {
    for (String word : Table.parted(tag, '-')) {
      for (String java : WORDS) {
        long version = word.startsWith(java) ? Numbers.parse(word.substring(java.length())) : -1;
        if (version >= 8) {
          return version;
        }
      }
    }
    return -1;
  }

  private static boolean isJavaImage(String name) {
    return switch (name) {
      case "openjdk",
          "eclipse-temurin",
          "amazoncorretto",
          "zulu-openjdk",
          "zulu-openjdk-alpine",
          "zulu-openjdk-debian",
          "liberica-openjdk-debian",
          "liberica-openjdk-alpine" ->
          true;
      default -> false;
    };
  }

  private static long leadingNumber(String tag) {
    int end = 0;
    while (end < tag.length() && Character.isDigit(tag.charAt(end))) {
      end++;
    }
    return Numbers.parse(tag.substring(0, end));
  }

  /**
   * Tags without a word for Java are those of Java 11 from 3.3 to 3.5.
   *
   * @see <a href="https://github.com/apache/spark-docker/blob/master/versions.json">The tags of
   *     Spark's images</a>
   */
  private static long byDefault(String repository, String tag) {
    boolean sparks =
        repository.equals("apache/spark")
            || repository.equals("docker.io/apache/spark")
            || repository.equals("spark");
    boolean release = tag.startsWith("3.3.") || tag.startsWith("3.4.") || tag.startsWith("3.5.");
    return sparks && release ? 11 : -1;
  }
}
