package dev.sparklint.helm;

import dev.sparklint.read.yaml.YamlDocument;
import dev.sparklint.read.yaml.YamlMapping;
import dev.sparklint.read.yaml.YamlNode;
import dev.sparklint.read.yaml.YamlReader;
import dev.sparklint.read.yaml.YamlScalar;
import dev.sparklint.read.yaml.YamlSequence;
import dev.sparklint.text.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code Chart.yaml} says of the chart.
 *
 * @param library whether it is only for other charts to use
 * @param aliases the names that it gives to charts it depends on, with their own names
 * @param neighbours the charts it depends on that lie elsewhere in the same tree ({@code file://}),
 *     with the way there from its own folder
 * @param dependencies where the list of dependencies begins; null if there is none
 */
record ChartYaml(
    String name,
    boolean library,
    Map<String, String> aliases,
    Map<String, String> neighbours,
    @Nullable Span dependencies) {

  private static final String FILE = "file://";

  ChartYaml {
    aliases = Map.copyOf(aliases);
    neighbours = Map.copyOf(neighbours);
  }

  static ChartYaml of(String text) {
    List<YamlDocument> documents = YamlReader.read(text).documents();
    if (documents.isEmpty() || !(documents.get(0).root() instanceof YamlMapping map)) {
      return new ChartYaml("", false, Map.of(), Map.of(), null);
    }
    Map<String, String> aliases = new HashMap<>();
    Map<String, String> neighbours = new HashMap<>();
    Span dependencies = null;
    if (map.get("dependencies") instanceof YamlSequence list) {
      dependencies = list.span();
      for (YamlNode item : list.items()) {
        if (!(item instanceof YamlMapping dependency)) {
          continue;
        }
        if (!text(dependency, "alias").isEmpty()) {
          aliases.put(text(dependency, "alias"), text(dependency, "name"));
        }
        if (text(dependency, "repository").startsWith(FILE)) {
          String way = text(dependency, "repository").substring(FILE.length());
          neighbours.put(text(dependency, "name"), way);
        }
      }
    }
    boolean library = text(map, "type").equals("library");
    return new ChartYaml(text(map, "name"), library, aliases, neighbours, dependencies);
  }

  private static String text(YamlMapping map, String key) {
    return map.get(key) instanceof YamlScalar scalar ? scalar.text() : "";
  }
}
