package dev.sparklint.knowledge;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a registry as JSON, one line for each key, so that a change reads well. */
final class KeyWriter {

  private final StringBuilder out = new StringBuilder();
  private boolean first;

  private KeyWriter() {}

  /**
   * Writes the file.
   *
   * @param modules the jars that were read, with the release of each
   */
  static void write(
      Path file, String minor, String release, Map<String, String> modules, Collection<Key> keys)
      throws IOException {
    KeyWriter writer = new KeyWriter();
    writer.out.append("{\n");
    writer.out.append("  \"spark\": ").append(quoted(minor)).append(",\n");
    writer.out.append("  \"release\": ").append(quoted(release)).append(",\n");
    writer.out.append("  \"modules\": {");
    writer.first = true;
    modules.forEach((module, from) -> writer.text(module, from));
    writer.out.append("},\n  \"keys\": [");
    String separator = "\n";
    for (Key key : keys) {
      writer.out.append(separator);
      writer.key(key);
      separator = ",\n";
    }
    writer.out.append("\n  ]\n}\n");
    Files.writeString(file, writer.out, StandardCharsets.UTF_8);
  }

  private void key(Key key) {
    out.append("    {");
    first = true;
    text("key", key.name());
    text("module", key.module());
    KeyType type = key.type();
    if (type != null) {
      text("type", type.name());
      optional("unit", type.unit());
      if (!type.values().isEmpty()) {
        list("values", type.values());
        flag("anyCase", type.anyCase());
      }
      number("least", type.least());
      number("most", type.most());
      optional("open", type.open());
      optional("check", type.check());
    }
    optional("default", key.fallback());
    optional("since", key.since());
    list("alternatives", key.alternatives());
    list("modes", key.modes());
    flag("unread", key.unread());
    flag("internal", !key.isPublic());
    farewell("deprecated", key.deprecated());
    farewell("removed", key.removed());
    optional("inferred", key.inferredFrom());
    out.append('}');
  }

  private void farewell(String name, Key.@Nullable Farewell farewell) {
    if (farewell != null) {
      name(name).append('{');
      first = true;
      text("since", farewell.since());
      optional("replacement", farewell.replacement());
      optional("message", farewell.message());
      out.append('}');
      first = false;
    }
  }

  private void number(String name, @Nullable BigDecimal number) {
    if (number != null) {
      name(name).append(number.toPlainString());
    }
  }

  private void flag(String name, boolean flag) {
    if (flag) {
      name(name).append("true");
    }
  }

  private void optional(String name, String text) {
    if (!text.isEmpty()) {
      text(name, text);
    }
  }

  private void text(String name, String text) {
    name(name).append(quoted(text));
  }

  private void list(String name, List<String> texts) {
    if (texts.isEmpty()) {
      return;
    }
    name(name).append('[');
    String separator = "";
    for (String text : texts) {
      out.append(separator).append(quoted(text));
      separator = ", ";
    }
    out.append(']');
  }

  private StringBuilder name(String name) {
    out.append(first ? "" : ", ").append(quoted(name)).append(": ");
    first = false;
    return out;
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
