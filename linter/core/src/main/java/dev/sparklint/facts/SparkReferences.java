package dev.sparklint.facts;

import dev.sparklint.command.Expansion;
import dev.sparklint.command.Piece;
import dev.sparklint.command.Variables;
import dev.sparklint.command.Word;
import dev.sparklint.model.ConfEntry;
import dev.sparklint.text.Located;
import dev.sparklint.text.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Resolves references that Spark itself replaces in values: <code>${env:NAME}</code> and <code>
 * ${spark.other.key}</code>.
 *
 * @see <a
 *     href="https://github.com/apache/spark/blob/v3.5.3/common/utils/src/main/scala/org/apache/spark/internal/config/ConfigReader.scala">ConfigReader,
 *     Spark 3.5.3</a>
 */
record SparkReferences(Map<String, Setting> settings, Environment environment) {

  private static final String ENVIRONMENT = "env:";

  /** The same setting with what is known of its references filled in. */
  Setting resolved(Setting setting) {
    ConfEntry entry = setting.entry();
    String text = entry.value().value();
    if (entry.open() != null || (text.indexOf("${env:") < 0 && text.indexOf("${spark.") < 0)) {
      return setting;
    }
    Place place = entry.value().place();
    Word word = Expansion.joined(new Word(place, pieces(text, place)), environment);
    Located<String> value = new Located<>(word.text(), word.located().place());
    Piece open = word.unknownIn(0, word.text().length());
    ConfEntry resolved = new ConfEntry(entry.key(), value, entry.field(), open, entry.isText());
    return new Setting(resolved, setting.kind());
  }

  private List<Piece> pieces(String text, Place place) {
    List<Piece> pieces = new ArrayList<>();
    int start = 0;
    int at = text.indexOf("${");
    while (at >= 0) {
      int end = text.indexOf('}', at);
      if (end < 0) {
        break;
      }
      if (at > start) {
        pieces.add(new Piece.Text(place, text.substring(start, at)));
      }
      pieces.add(reference(text.substring(at + 2, end), place));
      start = end + 1;
      at = text.indexOf("${", start);
    }
    if (start < text.length()) {
      pieces.add(new Piece.Text(place, text.substring(start)));
    }
    return pieces;
  }

  private Piece reference(String name, Place place) {
    if (name.startsWith(ENVIRONMENT)) {
      String variable = name.substring(ENVIRONMENT.length());
      return environment.get(variable) == Variables.MISSING
          ? new Piece.Opaque(place, "${" + name + "}")
          : Piece.Variable.plain(place, variable, false);
    }
    Setting other = settings.get(name);
    if (other != null && other.value() instanceof Effective.Written<String> value) {
      return new Piece.Text(value.place(), value.value());
    }
    return new Piece.Opaque(place, "${" + name + "}");
  }
}
