package dev.sparklint.lsp;

import dev.sparklint.registry.KeyEntry;
import dev.sparklint.registry.SparkRegistry;
import dev.sparklint.registry.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.CompletionItemTag;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/**
 * Keys and values for what is being typed. Only the line is looked at: while somebody types, the
 * file often is none that could be read.
 */
final class Completions {

  /** Where a key may start: at the start of a line, after a quote, a blank, a brace or --conf=. */
  private static final Pattern KEY = Pattern.compile("(?:^|[\\s\"'{,=-])(spark[\\w.-]*)$");

  private static final Pattern VALUE =
      Pattern.compile("(spark\\.[\\w.-]+)[\"']?\\s*[=:\\s]\\s*[\"']?([\\w.\\[\\]*-]*)$");

  private static final List<String> BOOLEANS = List.of("true", "false");

  private final int release;

  /**
   * @param release of Spark, by its index
   */
  Completions(int release) {
    this.release = release;
  }

  /**
   * What may stand there.
   *
   * @param before the line up to the position
   */
  List<CompletionItem> at(String before, Position position) {
    Matcher value = VALUE.matcher(before);
    if (value.find()) {
      return values(value.group(1), position, value.group(2).length());
    }
    Matcher key = KEY.matcher(before);
    return key.find() ? keys(key.group(1), position) : List.of();
  }

  private List<CompletionItem> keys(String typed, Position position) {
    SparkRegistry registry = SparkRegistry.known();
    List<CompletionItem> items = new ArrayList<>();
    for (String key : registry.keys()) {
      String start = key.endsWith("*") ? key.substring(0, key.length() - 1) : key;
      if (start.startsWith(typed)) {
        KeyEntry entry = registry.entry(key, release);
        if (entry != null && entry.removed() == null) {
          items.add(item(start, entry, position, typed.length()));
        }
      }
    }
    return items;
  }

  private CompletionItem item(String key, KeyEntry entry, Position position, int typed) {
    CompletionItem item = item(key, CompletionItemKind.Property, position, typed);
    item.setDetail(entry.fallback().isEmpty() ? entry.type().name() : entry.fallback());
    item.setDocumentation(
        new MarkupContent(MarkupKind.MARKDOWN, Hovers.described(entry.key(), release)));
    if (entry.deprecated() != null) {
      item.setTags(List.of(CompletionItemTag.Deprecated));
    }
    // What Spark documents comes first.
    boolean shown = entry.isPublic() && entry.deprecated() == null;
    item.setSortText((shown ? "0" : "1") + key);
    return item;
  }

  private List<CompletionItem> values(String key, Position position, int typed) {
    KeyEntry entry = Hovers.entry(key, release);
    List<CompletionItem> items = new ArrayList<>();
    if (entry != null) {
      ValueType type = entry.type();
      List<String> values = type.name().equals("boolean") ? BOOLEANS : type.values();
      for (String value : values) {
        items.add(item(value, CompletionItemKind.Value, position, typed));
      }
      if (!entry.fallback().isEmpty() && !values.contains(entry.fallback())) {
        CompletionItem item = item(entry.fallback(), CompletionItemKind.Value, position, typed);
        item.setDetail("default");
        items.add(item);
      }
    }
    return items;
  }

  private static CompletionItem item(
      String text, CompletionItemKind kind, Position position, int typed) {
    CompletionItem item = new CompletionItem(text);
    item.setKind(kind);
    Position start = new Position(position.getLine(), position.getCharacter() - typed);
    item.setTextEdit(Either.forLeft(new TextEdit(new Range(start, position), text)));
    item.setFilterText(text);
    return item;
  }
}
