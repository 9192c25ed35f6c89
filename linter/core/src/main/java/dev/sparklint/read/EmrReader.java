package dev.sparklint.read;

import dev.sparklint.model.Conf;
import dev.sparklint.model.ConfEntry;
import dev.sparklint.read.yaml.YamlDocument;
import dev.sparklint.read.yaml.YamlMapping;
import dev.sparklint.read.yaml.YamlReader;
import dev.sparklint.text.Located;
import dev.sparklint.text.Place;
import dev.sparklint.text.SourceText;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads settings of jobs for EMR on EKS, which are flags in one text of JSON, also where the JSON
 * stands in quotes of a shell. What EMR sets itself, such as master and images, is not seen: these
 * are settings of which others are not known.
 */
final class EmrReader {

  private static final String PARAMETERS = "\"sparkSubmitParameters\"";
  private static final String PROPERTIES = "\"properties\"";
  private static final String DEFAULTS = "\"spark-defaults\"";
  private static final String CONF = "--conf";

  private final String path;
  private final SourceText source;
  private final String text;

  EmrReader(String path, SourceText source) {
    this.path = path;
    this.source = source;
    this.text = source.text();
  }

  /** The settings of {@code sparkSubmitParameters}; empty lists are left out. */
  List<Conf> parameters() {
    List<Conf> confs = new ArrayList<>();
    for (int at = text.indexOf(PARAMETERS); at >= 0; at = text.indexOf(PARAMETERS, at + 1)) {
      int open = text.indexOf('"', at + PARAMETERS.length());
      int close = open < 0 ? -1 : text.indexOf('"', open + 1);
      List<ConfEntry> entries = close < 0 ? List.of() : entries(open + 1, close);
      if (!entries.isEmpty()) {
        confs.add(new Conf(Conf.Kind.MAP, place(open + 1, close), entries));
      }
    }
    return confs;
  }

  private List<ConfEntry> entries(int start, int end) {
    List<ConfEntry> entries = new ArrayList<>();
    String parameters = text.substring(start, end);
    for (int at = parameters.indexOf(CONF); at >= 0; at = parameters.indexOf(CONF, at + 1)) {
      int key = start + at + CONF.length();
      while (key < end && (text.charAt(key) == ' ' || text.charAt(key) == '=')) {
        key++;
      }
      int stop = key;
      while (stop < end && !Character.isWhitespace(text.charAt(stop))) {
        stop++;
      }
      int equals = key + text.substring(key, stop).indexOf('=');
      if (equals > key) {
        entries.add(new ConfEntry(located(key, equals), located(equals + 1, stop)));
      }
    }
    return entries;
  }

  /** The maps of {@code spark-defaults} in JSON that stands in another text. */
  List<Conf> defaults(ConfReader reader) {
    List<Conf> confs = new ArrayList<>();
    int at = text.indexOf(DEFAULTS);
    while (at >= 0) {
      int properties = text.indexOf(PROPERTIES, at);
      int open = properties < 0 ? -1 : text.indexOf('{', properties);
      int close = open < 0 ? -1 : text.indexOf('}', open);
      if (close < 0) {
        break;
      }
      SourceText map = source.slice(open, close + 1);
      for (YamlDocument document : YamlReader.read(map).documents()) {
        if (document.root() instanceof YamlMapping mapping) {
          Conf conf = reader.map(mapping, map, "");
          if (!conf.entries().isEmpty()) {
            confs.add(conf);
          }
        }
      }
      at = text.indexOf(DEFAULTS, close);
    }
    return confs;
  }

  private Located<String> located(int start, int end) {
    return new Located<>(text.substring(start, end), place(start, end));
  }

  private Place place(int start, int end) {
    return new Place(path, source.span(start, end));
  }
}
