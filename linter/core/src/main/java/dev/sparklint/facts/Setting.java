package dev.sparklint.facts;

import dev.sparklint.command.Piece;
import dev.sparklint.model.Conf;
import dev.sparklint.model.ConfEntry;
import dev.sparklint.quantity.MemorySize;
import dev.sparklint.registry.SparkRegistry;
import dev.sparklint.text.Place;

/**
 * One written Spark setting.
 *
 * @param number the same for settings of the same key and text; negative for none
 */
@Doc("One written Spark setting")
public record Setting(ConfEntry entry, Conf.Kind kind, int number) implements Fact {

  public Setting(ConfEntry entry, Conf.Kind kind) {
    this(entry, kind, SettingText.number(entry.name(), entry.value().value()));
  }

  private static final MemorySize MEBIBYTE = MemorySize.ofMebibytes(1);

  @Doc(
      "the key, for instance spark.executor.memory; also where a flag or custom resource field sets it")
  public Effective<String> key() {
    return new Effective.Written<>(entry.name(), entry.key().place());
  }

  @Doc("the value as Spark would read it; unknown when it holds a placeholder")
  public Effective<String> value() {
    Piece open = entry.open();
    return open == null
        ? Placeholders.effective(entry.value())
        : new Effective.Unknown<>(open.reason());
  }

  @Doc("the value as it is written, placeholders and all")
  public Effective<String> written() {
    return new Effective.Written<>(entry.value().value(), entry.value().place());
  }

  @Doc("whether a shell or Kubernetes fills in a part of it before Spark reads it")
  public boolean filledIn() {
    return entry.open() != null;
  }

  @Doc("the file in which it stands")
  public String file() {
    return entry.key().place().path();
  }

  @Doc("whether the key is one of Spark's: spark-submit drops all others")
  public boolean isSpark() {
    return entry.name().startsWith("spark.");
  }

  @Doc("whether YAML takes the value for text, as a bare number or boolean is not")
  public boolean isText() {
    return entry.isText();
  }

  @Doc("the value up to the first part that is not known; all of it when it is known")
  public String knownPrefix() {
    String text = entry.value().value();
    Piece open = entry.open();
    String unknown = open == null ? Placeholders.find(text) : open.written();
    int end = unknown.isEmpty() ? -1 : text.indexOf(unknown);
    return end < 0 ? text : text.substring(0, end);
  }

  @Doc(
      "the pod's field that Kubernetes fills in as value: status.podIP, metadata.name and so on; unset for other values")
  public Effective<String> podField() {
    return entry.open() instanceof Piece.PodField field
            && field.written().equals(entry.value().value())
        ? new Effective.Written<>(field.field(), field.place())
        : new Effective.Unset<>();
  }

  @Doc(
      "how the writer sees it: the key, a flag such as --driver-memory, a path such as spec.driver.memory, or an environment variable")
  public String name() {
    return entry.field().isEmpty() ? entry.name() : entry.field();
  }

  @Doc(
      "how it is written: properties, embedded-properties, map, custom-resource-field, command or environment")
  public String source() {
    return kind.word();
  }

  @Doc("whether the key takes a size in Spark's notation, such as 8g")
  public boolean isSize() {
    return SparkRegistry.known().type(entry.name()).isBytes();
  }

  @Doc(
      "the number of a size as written: 1.5 of 1.5g; unset when the value does not look like a size")
  public Effective<String> sizeNumber() {
    return sizePart(true);
  }

  @Doc(
      "the unit of a size as written: Gi of 8Gi, empty for a bare number; unset when the value does not look like a size")
  public Effective<String> sizeUnit() {
    return sizePart(false);
  }

  @Doc(
      "the same size as Spark would have it: 8g for 8Gi, 1536m for 1.5g; unset when it is Spark's already or no such size is exact")
  public Effective<String> inSparkNotation() {
    if (!(value() instanceof Effective.Written<String> written)) {
      return value();
    }
    int end = numberEnd(written.value());
    String number = written.value().substring(0, end);
    String unit = sparkUnit(written.value().substring(end));
    boolean fraction = number.indexOf('.') >= 0;
    if (unit.isEmpty() || number.isEmpty() || number.length() > 12) {
      return new Effective.Unset<>();
    }
    String same = fraction ? wholeMebibytes(number, unit) : number + unit;
    return same.isEmpty() || same.equalsIgnoreCase(written.value())
        ? new Effective.Unset<>()
        : new Effective.Written<>(same, written.place());
  }

  @Override
  public Object field(String name) {
    return switch (name) {
      case "key" -> key();
      case "value" -> value();
      case "written" -> written();
      case "filledIn" -> filledIn();
      case "file" -> file();
      case "isSpark" -> isSpark();
      case "knownPrefix" -> knownPrefix();
      case "podField" -> podField();
      case "name" -> name();
      case "source" -> source();
      case "isSize" -> isSize();
      case "isText" -> isText();
      case "sizeNumber" -> sizeNumber();
      case "sizeUnit" -> sizeUnit();
      case "inSparkNotation" -> inSparkNotation();
      default -> throw new IllegalArgumentException(name);
    };
  }

  @Override
  public Place place() {
    return entry.key().place();
  }

  /** {@code g} of {@code g}, {@code GB}, {@code Gi} and {@code GiB}; empty for what is no unit. */
  private static String sparkUnit(String written) {
    String unit = written.toLowerCase(java.util.Locale.ROOT);
    if (unit.isEmpty() || "kmgtp".indexOf(unit.charAt(0)) < 0) {
      return "";
    }
    String rest = unit.substring(1);
    boolean known = rest.isEmpty() || rest.equals("b") || rest.equals("i") || rest.equals("ib");
    return known ? unit.substring(0, 1) : "";
  }

  /** Empty when the fraction is no whole number of mebibytes. */
  private static String wholeMebibytes(String number, String unit) {
    MemorySize one = MemorySize.parseSpark("1" + unit, 0);
    if (one == null) {
      return "";
    }
    double mebibytes = Double.parseDouble(number) * one.bytes() / MEBIBYTE.bytes();
    return mebibytes == Math.rint(mebibytes) ? (long) mebibytes + "m" : "";
  }

  private Effective<String> sizePart(boolean number) {
    if (!(value() instanceof Effective.Written<String> written)) {
      return value();
    }
    String text = written.value();
    int end = numberEnd(text);
    for (int i = end; i < text.length(); i++) {
      if (!Character.isLetter(text.charAt(i))) {
        return new Effective.Unset<>();
      }
    }
    return end == 0
        ? new Effective.Unset<>()
        : new Effective.Written<>(
            number ? text.substring(0, end) : text.substring(end), written.place());
  }

  /** Where the digits end that the text starts with, at most one point among them. */
  private static int numberEnd(String text) {
    int end = 0;
    boolean point = false;
    while (end < text.length()) {
      char c = text.charAt(end);
      boolean firstPoint = c == '.' && !point && end > 0;
      if (!firstPoint && (c < '0' || c > '9')) {
        break;
      }
      point |= firstPoint;
      end++;
    }
    return end;
  }
}
