package dev.sparklint.discover;

/**
 * Finds out cheaply, on bytes, whether a file speaks of Spark: a Spark key, spark-submit, an API
 * group of a Spark operator, an image with Spark in its name.
 */
public final class Anchors {

  /** The end of the word, for it may begin with a capital. */
  private static final byte[] PARK = ascii("park");

  private static final byte[] SPARK = ascii("spark");
  private static final byte[] SUBMIT = ascii("-submit");
  private static final byte[] KUBEFLOW = ascii("operator.k8s.io/");
  private static final byte[] APACHE = ascii(".apache.org");
  private static final byte[] STACKABLE = ascii(".stackable.tech/");
  private static final byte[] HPE = ascii("operator.hpe.com/");
  private static final byte[] BIN = ascii("/bin/");
  private static final byte[] SBIN = ascii("/sbin/");
  private static final byte[] URL = ascii("://");
  private static final byte[] SHELL = ascii("-shell");
  private static final byte[] SQL = ascii("-sql");
  private static final byte[] CLASS = ascii("-class");
  private static final byte[] BIN_PYSPARK = ascii("bin/pyspark");
  private static final byte[] IMAGE = ascii("image:");

  /** What makes "spark" before it a sign of Spark. */
  private static final byte[][] BEHIND = {
    URL, BIN, SBIN, SUBMIT, KUBEFLOW, HPE, STACKABLE, SHELL, SQL, CLASS
  };

  /** A slip, where an ellipsis would have three and no letter behind them. */
  private static final byte[] TWO_DOTS = ascii("..");

  /** Bytes of a byte order mark; none of them is ASCII. */
  private static final int LONGEST_MARK = 3;

  private static final byte[] KIND = ascii("kind");

  /** Kinds that pods refer to; a ClusterRole begins as a ClusterRoleBinding does. */
  private static final byte[][] REFERRED = {
    ascii("ConfigMap"),
    ascii("Service"),
    ascii("Role"),
    ascii("ClusterRole"),
    ascii("List"),
    ascii("NetworkPolicy"),
    ascii("PodDisruptionBudget"),
    ascii("HorizontalPodAutoscaler"),
    ascii("ScaledObject"),
    ascii("PersistentVolumeClaim")
  };

  /** What makes "Spark" before it a kind of custom resource. */
  private static final byte[][] KINDS = {ascii("Application"), ascii("Cluster"), ascii("Connect")};

  private Anchors() {}

  /** Whether the text speaks of Spark. UTF-8, or UTF-16 of either byte order. */
  public static boolean in(byte[] text) {
    byte[] bytes = isWide(text) ? narrowed(text) : text;
    int seen = 0;
    boolean image = false;
    for (int park = find(bytes, PARK, 1); park >= 0; park = find(bytes, PARK, park + 1)) {
      int at = park - 1;
      if (bytes[at] == 'S' && isKind(bytes, park + PARK.length)) {
        return true;
      }
      if (bytes[at] != 's') {
        continue;
      }
      image = onImageLine(bytes, seen, at, image);
      if (image || isAnchor(bytes, at)) {
        return true;
      }
      seen = at;
    }
    return false;
  }

  /** Whether the ASCII word stands anywhere in the text. */
  public static boolean mentions(byte[] text, String word) {
    return find(isWide(text) ? narrowed(text) : text, ascii(word), 0) >= 0;
  }

  /** Whether a Kubernetes object stands in the text that others may refer to. */
  public static boolean hasKind(byte[] text) {
    byte[] bytes = isWide(text) ? narrowed(text) : text;
    for (int at = find(bytes, KIND, 0); at >= 0; at = find(bytes, KIND, at + 1)) {
      int next = at + KIND.length;
      while (next < bytes.length && !isLetter(bytes[next]) && !isCapital(bytes[next])) {
        if (bytes[next] == '\n') {
          break;
        }
        next++;
      }
      for (byte[] kind : REFERRED) {
        if (startsWith(bytes, kind, next)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isCapital(byte b) {
    return b >= 'A' && b <= 'Z';
  }

  private static boolean isAnchor(byte[] bytes, int at) {
    int next = at + SPARK.length;
    for (byte[] word : BEHIND) {
      if (startsWith(bytes, word, next)) {
        return true;
      }
    }
    if (isPyspark(bytes, next)) {
      return true;
    }
    if (startsWith(bytes, APACHE, next)) {
      int version = next + APACHE.length + 2;
      return version < bytes.length
          && bytes[version - 2] == '/'
          && bytes[version - 1] == 'v'
          && isDigit(bytes[version]);
    }
    return startsKey(bytes, at, next);
  }

  private static boolean isKind(byte[] bytes, int next) {
    for (byte[] kind : KINDS) {
      if (startsWith(bytes, kind, next)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPyspark(byte[] bytes, int next) {
    int start = next - BIN_PYSPARK.length;
    return start >= 0 && startsWith(bytes, BIN_PYSPARK, start);
  }

  /**
   * {@code spark.} and a letter or digit, be the key misspelt; not inside a longer word. Where a
   * line begins so, any character will do: it is a key, however damaged.
   */
  private static boolean startsKey(byte[] bytes, int at, int next) {
    int name = startsWith(bytes, TWO_DOTS, next) ? next + 2 : next + 1;
    if (name >= bytes.length || bytes[next] != '.') {
      return false;
    }
    boolean lettered = isLetter(bytes[name]) || isCapital(bytes[name]) || isDigit(bytes[name]);
    return lettered
        ? at == 0 || !isNameByte(bytes[at - 1])
        : !isBlank(bytes[name]) && bytes[name] != '.' && beginsLine(bytes, at);
  }

  private static boolean beginsLine(byte[] bytes, int at) {
    int before = at - 1;
    while (before >= 0 && (bytes[before] == ' ' || bytes[before] == '\t')) {
      before--;
    }
    boolean mark = before >= 0 && before < LONGEST_MARK && bytes[before] < 0;
    return before < 0 || mark || bytes[before] == '\n' || bytes[before] == '\r';
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\n' || b == '\r';
  }

  /**
   * Whether {@code image:} stands before {@code at} on its line.
   *
   * @param seen up to where this has been found out already, so that each byte is looked at once
   * @param image what was found there
   */
  private static boolean onImageLine(byte[] bytes, int seen, int at, boolean image) {
    boolean on = image;
    for (int i = seen; i < at; i++) {
      if (bytes[i] == '\n' || bytes[i] == '\r' || bytes[i] == '#') {
        on = false;
      } else if (bytes[i] == 'i' && startsWith(bytes, IMAGE, i)) {
        on = true;
      }
    }
    return on;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static boolean isLetter(byte b) {
    return b >= 'a' && b <= 'z';
  }

  private static boolean isNameByte(byte b) {
    return isLetter(b)
        || (b >= 'A' && b <= 'Z')
        || (b >= '0' && b <= '9')
        || b == '.'
        || b == '_'
        || b == '/';
  }

  private static boolean isWide(byte[] text) {
    return text.length > 1 && (text[0] == 0 || text[1] == 0 || (text[0] & text[1] & 0xfe) == 0xfe);
  }

  /** The text without the zero bytes that UTF-16 puts beside ASCII. */
  private static byte[] narrowed(byte[] text) {
    byte[] narrow = new byte[text.length];
    int length = 0;
    for (byte b : text) {
      if (b != 0) {
        narrow[length++] = b;
      }
    }
    return java.util.Arrays.copyOf(narrow, length);
  }

  private static int find(byte[] bytes, byte[] word, int from) {
    byte first = word[0];
    int last = bytes.length - word.length;
    for (int i = from; i <= last; i++) {
      if (bytes[i] == first && startsWith(bytes, word, i)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean startsWith(byte[] bytes, byte[] word, int at) {
    if (at + word.length > bytes.length) {
      return false;
    }
    for (int i = 0; i < word.length; i++) {
      if (bytes[at + i] != word[i]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  }
}
