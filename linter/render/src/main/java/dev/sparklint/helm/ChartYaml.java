package dev.sparklint.helm;

import dev.sparklint.read.yaml.YamlDocument;
import dev.sparklint.read.yaml.YamlMapping;
import dev.sparklint.read.yaml.YamlReader;
import dev.sparklint.read.yaml.YamlScalar;
import dev.sparklint.read.yaml.YamlSequence;
import dev.sparklint.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code Chart.yaml} says of the chart.
 *
 * @param library whether it is only for other charts to use
 * @param dependencies where the list of dependencies begins; null if there is none
 */
record ChartYaml(String name, boolean library, @Nullable Span dependencies) {

  static ChartYaml of(String text) {
    List<YamlDocument> documents = YamlReader.read(text).documents();
    if (documents.isEmpty() || !(documents.get(0).root() instanceof YamlMapping map)) {
      return new ChartYaml("", false, null);
    }
    Span dependencies = map.get("dependencies") instanceof YamlSequence list ? list.span() : null;
    return new ChartYaml(text(map, "name"), text(map, "type").equals("library"), dependencies);
  }

  private static String text(YamlMapping map, String key) {
    return map.get(key) instanceof YamlScalar scalar ? scalar.text() : "";
  }
}
