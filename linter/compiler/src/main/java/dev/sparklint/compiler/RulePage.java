package dev.sparklint.compiler;

import dev.sparklint.rules.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Writes a rule's page out of the rule and its examples. */
final class RulePage {

  private static final int MAX_LINES = 60;

  private final Rule rule;
  private final Path folder;
  private final StringBuilder page = new StringBuilder();

  private RulePage(Rule rule, Path folder) {
    this.rule = rule;
    this.folder = folder;
  }

  /**
   * The page in Markdown.
   *
   * @param folder the rule's own, with its {@code examples}
   * @throws IOException if an example cannot be read
   */
  static String of(Rule rule, Path folder) throws IOException {
    return new RulePage(rule, folder).write();
  }

  private String write() throws IOException {
    line("<!-- Generated from rule.yaml and examples/ by mvn -Pdocs; do not edit. -->");
    line("# " + rule.id());
    line("");
    line(rule.title() + ".");
    line("");
    line("| severity | category | since | Spark | fix |");
    line("|---|---|---|---|---|");
    line(
        "| "
            + severity()
            + " | "
            + rule.category()
            + " | "
            + rule.text().since()
            + " | "
            + spark()
            + " | "
            + fix()
            + " |");
    section("Why", sentences(plain(rule.text().why())));
    section("How to mend it", sentences(plain(rule.text().help())));
    List<Path> bad = examples("bad-");
    List<Path> good = examples("good-");
    if (!bad.isEmpty()) {
      line("\n## Avoid");
      example(bad.get(0));
      line("\nsparklint says:");
      fenced("text", expectation(bad.get(0)));
    }
    if (!good.isEmpty()) {
      line("\n## Prefer");
      example(bad.isEmpty() ? good.get(0) : nearest(good, bad.get(0)));
    }
    section("When the finding is not what it seems", sentences(rule.text().falsePositives()));
    section(
        "How we know", sentences(rule.text().evidence()) + "\n\n" + RuleProof.of(folder).text());
    suppressing();
    if (!rule.text().references().isEmpty()) {
      line("\n## References\n");
      rule.text().references().forEach(reference -> line("- <" + reference + ">"));
    }
    return page.toString();
  }

  private void suppressing() {
    line("\n## How to suppress it\n");
    line("On the line, or alone on the line above:");
    fenced("text", "# sparklint: ignore[" + rule.id() + "] the reason\n");
  }

  private String fix() {
    if (rule.edits().isEmpty()) {
      return "by hand";
    }
    boolean safe = rule.edits().stream().allMatch(Rule.EditTemplate::safe);
    return safe ? "`--fix`" : "`--fix --unsafe-fixes`";
  }

  private String severity() {
    StringBuilder text = new StringBuilder(rule.severity().word());
    for (Rule.SeverityCase other : rule.severityCases()) {
      text.append(", in some cases ").append(other.severity().word());
    }
    return text.toString();
  }

  private String spark() {
    int from = rule.spark().from();
    int until = rule.spark().until();
    String start = from == 0 ? "" : "from " + from / 1000 + "." + from % 1000;
    String end = until == Integer.MAX_VALUE ? "" : "before " + until / 1000 + "." + until % 1000;
    String both = (start + " " + end).strip();
    return both.isEmpty() ? "all" : both;
  }

  /** A template for people: what stands in braces becomes an ellipsis, two braces are one. */
  private static String plain(String template) {
    return template
        .replace("{{", "\u0001")
        .replace("}}", "\u0002")
        .replaceAll("(: )?\\{[^}]*\\}", "…")
        .replaceAll("…+", "…")
        .replace('\u0001', '{')
        .replace('\u0002', '}');
  }

  /** Paragraphs as sentences: a capital at the start, unless a name stands there, and a period. */
  private static String sentences(String paragraphs) {
    StringBuilder text = new StringBuilder();
    for (String paragraph : paragraphs.strip().split("\n\n+", -1)) {
      int end = 0;
      while (end < paragraph.length() && Character.isLetter(paragraph.charAt(end))) {
        end++;
      }
      boolean word = end < paragraph.length() && " ,:".indexOf(paragraph.charAt(end)) >= 0;
      text.append(text.isEmpty() ? "" : "\n\n");
      text.append(word ? paragraph.substring(0, 1).toUpperCase(Locale.ROOT) : "");
      text.append(word ? paragraph.substring(1) : paragraph);
      text.append(paragraph.matches("(?s).*[.!?:\"…]|") ? "" : ".");
    }
    return text.toString();
  }

  /** The good example with the fewest lines that the bad one does not have. */
  private static Path nearest(List<Path> good, Path bad) throws IOException {
    List<String> known = lines(bad);
    Path nearest = good.get(0);
    long fewest = Long.MAX_VALUE;
    for (Path example : good) {
      long different = lines(example).stream().filter(line -> !known.contains(line)).count();
      if (different < fewest) {
        fewest = different;
        nearest = example;
      }
    }
    return nearest;
  }

  private static List<String> lines(Path example) throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path file : files(example)) {
      all.append(text(file)).append('\n');
    }
    return all.toString().lines().toList();
  }

  private void example(Path example) throws IOException {
    if (!Files.isDirectory(example)) {
      fenced(language(example), text(example));
      return;
    }
    for (Path file : files(example)) {
      line("\n`" + example.relativize(file).toString().replace('\\', '/') + "`");
      fenced(language(file), text(file));
    }
  }

  private String expectation(Path example) throws IOException {
    String name = String.valueOf(example.getFileName());
    int dot = Files.isDirectory(example) ? -1 : name.lastIndexOf('.');
    Path file = example.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".expected");
    return Files.exists(file) ? text(file) : "";
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.UTF_8);
  }

  private static String language(Path file) {
    String name = file.toString();
    return name.endsWith(".yaml") || name.endsWith(".yml") ? "yaml" : "properties";
  }

  private List<Path> examples(String prefix) throws IOException {
    Path examples = folder.resolve("examples");
    if (!Files.isDirectory(examples)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(examples)) {
      return children
          .filter(path -> String.valueOf(path.getFileName()).startsWith(prefix))
          .filter(path -> !path.toString().endsWith(".expected"))
          .sorted()
          .toList();
    }
  }

  private static List<Path> files(Path example) throws IOException {
    try (Stream<Path> walk = Files.walk(example)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private void section(String title, String body) {
    if (!body.isBlank()) {
      line("\n## " + title + "\n");
      line(body.strip());
    }
  }

  private void fenced(String language, String body) {
    line("```" + language);
    List<String> lines = body.lines().toList();
    lines.stream().limit(MAX_LINES).forEach(this::line);
    if (lines.size() > MAX_LINES) {
      line("… and " + (lines.size() - MAX_LINES) + " more lines");
    }
    line("```");
  }

  private void line(String text) {
    page.append(text).append('\n');
  }
}
