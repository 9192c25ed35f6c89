package dev.sparklint.report;

import org.jspecify.annotations.Nullable;

/**
 * Writes JSON, two spaces deep per level, without keeping anything of it.
 *
 * <p>The caller sees to it that every value inside an object follows a {@link #key}.
 */
public final class JsonWriter {

  private final StringBuilder out;
  private int depth;
  private boolean first = true;
  private boolean afterKey;

  public JsonWriter(StringBuilder out) {
    this.out = out;
  }

  public JsonWriter beginObject() {
    return begin('{');
  }

  public JsonWriter endObject() {
    return end('}');
  }

  public JsonWriter beginArray() {
    return begin('[');
  }

  public JsonWriter endArray() {
    return end(']');
  }

  public JsonWriter key(String key) {
    beforeValue();
    appendString(key);
    out.append(": ");
    afterKey = true;
    return this;
  }

  public JsonWriter value(@Nullable String value) {
    beforeValue();
    if (value == null) {
      out.append("null");
    } else {
      appendString(value);
    }
    return this;
  }

  public JsonWriter value(long value) {
    beforeValue();
    out.append(value);
    return this;
  }

  public JsonWriter value(boolean value) {
    beforeValue();
    out.append(value);
    return this;
  }

  private JsonWriter begin(char bracket) {
    beforeValue();
    out.append(bracket);
    depth++;
    first = true;
    return this;
  }

  private JsonWriter end(char bracket) {
    depth--;
    if (!first) {
      newLine();
    }
    out.append(bracket);
    first = false;
    return this;
  }

  private void beforeValue() {
    if (afterKey) {
      afterKey = false;
      return;
    }
    if (!first) {
      out.append(',');
    }
    first = false;
    if (depth > 0) {
      newLine();
    }
  }

  private void newLine() {
    out.append('\n');
    for (int i = 0; i < depth; i++) {
      out.append("  ");
    }
  }

  private void appendString(String text) {
    out.append('"');
    int at = 0;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      if (point == '"' || point == '\\') {
        out.append('\\').append((char) point);
      } else if (ControlCharacters.isControl(point)) {
        ControlCharacters.appendEscaped(point, out);
      } else {
        out.appendCodePoint(point);
      }
      at += Character.charCount(point);
    }
    out.append('"');
  }
}
