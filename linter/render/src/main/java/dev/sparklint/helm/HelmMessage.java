package dev.sparklint.helm;

import dev.sparklint.model.Problem;
import dev.sparklint.text.Place;
import dev.sparklint.text.Span;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Helm said when it refused, in its own words, without the parts that only say where.
 *
 * @param rule of the finding that tells it
 * @param place in the chart
 */
record HelmMessage(String rule, String words, Place place) {

  static final String NOT_CHECKED = "chart-not-checked";
  static final String TEMPLATE = "chart-template-error";
  static final String VALUES = "chart-values-refused";
  static final String DEPENDENCY = "chart-dependency-missing";

  private static final int LONGEST = 400;

  /** {@code (name/templates/x.yaml:12:6)}, with or without a column, behind some word. */
  private static final Pattern WHERE =
      Pattern.compile("([A-Za-z0-9._+/-]+\\.(?:yaml|yml|tpl|txt|json)):(\\d+)(?::(\\d+))?");

  private static final Pattern YAML =
      Pattern.compile("(?:YAML parse error on|unable to parse YAML in) ([^\\s:]+)");

  /**
   * Reads a refusal.
   *
   * @param printed all that Helm printed
   */
  static HelmMessage of(String printed, ChartFiles chart) {
    String words = words(printed);
    if (printed.contains("missing in charts/ directory")) {
      return new HelmMessage(DEPENDENCY, words, chart.dependencies());
    }
    Matcher where = WHERE.matcher(printed);
    Place place = null;
    // The last one is the innermost: where the template that was included went wrong.
    while (where.find()) {
      Place found = place(where, chart);
      place = found == null ? place : found;
    }
    boolean refused =
        printed.contains("execution error at")
            || printed.contains("don't meet the specifications of the schema");
    if (place == null) {
      Matcher yaml = YAML.matcher(printed);
      String file = yaml.find() ? inChart(yaml.group(1), chart) : "";
      boolean known = chart.files().containsKey(file);
      String path = known ? file : refused ? "values.yaml" : "Chart.yaml";
      place = new Place(chart.pathOf(path), Span.at(1, 1));
    }
    return new HelmMessage(refused ? VALUES : TEMPLATE, words, place);
  }

  Problem problem(String rendering) {
    String with = rendering.isEmpty() ? "" : " with " + rendering;
    return new Problem(rule, "Helm cannot render the chart" + with + ": " + words, place);
  }

  private static String words(String printed) {
    StringBuilder words = new StringBuilder();
    for (String line : Trace.lines(printed)) {
      boolean noise =
          line.isBlank() || line.startsWith("WARNING") || line.startsWith("Use --debug flag");
      if (!noise) {
        words.append(words.length() > 0 ? " " : "").append(line.strip());
      }
    }
    String text = words.toString();
    text = text.startsWith("Error: ") ? text.substring("Error: ".length()) : text;
    int unreadable = text.indexOf(". Chart root: ");
    text = unreadable < 0 ? text : text.substring(0, unreadable);
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  private static @Nullable Place place(Matcher where, ChartFiles chart) {
    String file = inChart(where.group(1), chart);
    String text = chart.text(file);
    List<String> lines = text == null ? List.of() : Trace.lines(text);
    int number = Integer.parseInt(where.group(2));
    if (number < 1 || number > lines.size()) {
      return null;
    }
    String line = lines.get(number - 1);
    String column = where.group(3);
    int start = column == null ? firstWord(line) : codePoints(line, Integer.parseInt(column));
    int end =
        Math.max(start, line.stripTrailing().codePointCount(0, line.stripTrailing().length()));
    return new Place(chart.pathOf(file), new Span(number, start + 1, number, end + 1));
  }

  /** Helm counts bytes from the start of the line. */
  private static int codePoints(String line, int bytes) {
    byte[] utf8 = line.getBytes(StandardCharsets.UTF_8);
    String before = new String(utf8, 0, Math.min(bytes, utf8.length), StandardCharsets.UTF_8);
    return before.codePointCount(0, before.length());
  }

  private static int firstWord(String line) {
    return line.length() - line.stripLeading().length();
  }

  /** Helm begins with the chart's name. */
  private static String inChart(String file, ChartFiles chart) {
    String prefix = chart.name() + "/";
    return chart.fileOf(file.startsWith(prefix) ? file.substring(prefix.length()) : file);
  }
}
