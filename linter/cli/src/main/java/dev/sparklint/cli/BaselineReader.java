package dev.sparklint.cli;

import dev.sparklint.read.yaml.YamlMapping;
import dev.sparklint.read.yaml.YamlNode;
import dev.sparklint.read.yaml.YamlReader;
import dev.sparklint.read.yaml.YamlScalar;
import dev.sparklint.read.yaml.YamlSequence;
import dev.sparklint.read.yaml.YamlText;
import dev.sparklint.text.DecodedText;
import dev.sparklint.text.Located;
import dev.sparklint.text.Place;
import dev.sparklint.text.ReadProblem;
import dev.sparklint.text.Span;
import dev.sparklint.text.TextDecoder;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the file of a baseline, and says where it is none. */
final class BaselineReader {

  private static final String VERSION = "1";
  private static final String FINGERPRINT = "[0-9a-f]{32}";

  private final Path file;
  private final String name;
  private final List<Located<String>> mistakes = new ArrayList<>();

  BaselineReader(Path file, String name) {
    this.file = file;
    this.name = name;
  }

  Baseline read(byte[] bytes) throws CliException {
    DecodedText decoded = TextDecoder.decode(bytes);
    String problem = decoded.problem();
    if (problem != null) {
      mistake(decoded.place(), problem);
    }
    YamlText yaml = YamlReader.read(problem == null ? decoded.text() : "");
    for (ReadProblem wrong : yaml.problems()) {
      mistake(wrong.span(), wrong.message());
    }
    YamlNode root = yaml.documents().isEmpty() ? null : yaml.documents().get(0).root();
    LocalDate written = LocalDate.EPOCH;
    Map<String, Baseline.Entry> entries = Map.of();
    if (root instanceof YamlMapping map && VERSION.equals(text(map.get("version")))) {
      written = date(map);
      entries = entries(map.get("findings"));
    } else if (mistakes.isEmpty()) {
      mistake(Span.at(1, 1), "this is no baseline of version " + VERSION);
    }
    ConfigReader.refuse("the baseline is wrong", mistakes);
    return new Baseline(file, name, written, entries);
  }

  private LocalDate date(YamlMapping map) {
    try {
      return LocalDate.parse(text(map.get("written")));
    } catch (DateTimeParseException wrong) {
      YamlNode node = map.get("written");
      mistake(node == null ? map.span() : node.span(), "written is a date such as 2026-11-27");
      return LocalDate.EPOCH;
    }
  }

  private Map<String, Baseline.Entry> entries(@Nullable YamlNode node) {
    Map<String, Baseline.Entry> entries = new LinkedHashMap<>();
    if (node instanceof YamlSequence list) {
      for (YamlNode item : list.items()) {
        YamlMapping map = item instanceof YamlMapping entry ? entry : null;
        String fingerprint = map == null ? "" : text(map.get("fingerprint"));
        if (map == null || !fingerprint.matches(FINGERPRINT)) {
          mistake(item.span(), "an entry has a fingerprint of 32 hexadecimal digits");
        } else {
          Baseline.Entry entry = new Baseline.Entry(text(map.get("rule")), text(map.get("path")));
          entries.put(fingerprint, entry);
        }
      }
    } else if (node != null) {
      mistake(node.span(), "findings is a list");
    }
    return entries;
  }

  private static String text(@Nullable YamlNode node) {
    return node instanceof YamlScalar scalar ? scalar.text() : "";
  }

  private void mistake(Span span, String message) {
    mistakes.add(new Located<>(message, new Place(name, span)));
  }
}
