package dev.sparklint.proofs.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which objects a request is about: by labels and by fields, as in the query of a path. */
final class Selector {

  private static final Pattern SET =
      Pattern.compile("([\\w./-]+) (in|notin) \\(([^)]*)\\)", Pattern.CASE_INSENSITIVE);
  private static final Pattern EQUALITY = Pattern.compile("([\\w./-]+)\\s*(!=|==?)\\s*(.*)");

  /** A comma that stands in no parentheses. */
  private static final Pattern COMMA = Pattern.compile(",(?![^(]*\\))");

  private Selector() {}

  static Predicate<ObjectNode> of(Map<String, String> query) {
    String labels = query.getOrDefault("labelSelector", "");
    String fields = query.getOrDefault("fieldSelector", "");
    return object -> matchesLabels(object, labels) && matchesFields(object, fields);
  }

  private static boolean matchesLabels(ObjectNode object, String selector) {
    JsonNode labels = object.at("/metadata/labels");
    for (String term : terms(selector)) {
      if (!matchesLabel(labels, term)) {
        return false;
      }
    }
    return true;
  }

  private static boolean matchesLabel(JsonNode labels, String term) {
    Matcher set = SET.matcher(term);
    if (set.matches()) {
      boolean in = List.of(set.group(3).split("\\s*,\\s*")).contains(text(labels, set.group(1)));
      return in == set.group(2).equalsIgnoreCase("in");
    }
    Matcher equality = EQUALITY.matcher(term);
    if (equality.matches()) {
      boolean equal = text(labels, equality.group(1)).equals(equality.group(3));
      return equal != equality.group(2).equals("!=");
    }
    return term.startsWith("!") ? !labels.has(term.substring(1)) : labels.has(term);
  }

  /** The label's value; of one that is not there, something that no label may be. */
  private static String text(JsonNode labels, String label) {
    return labels.path(label).asText("\0");
  }

  private static boolean matchesFields(ObjectNode object, String selector) {
    for (String term : terms(selector)) {
      Matcher equality = EQUALITY.matcher(term);
      if (equality.matches()) {
        String value = object.at("/" + equality.group(1).replace('.', '/')).asText("");
        if (value.equals(equality.group(3)) == equality.group(2).equals("!=")) {
          return false;
        }
      }
    }
    return true;
  }

  private static List<String> terms(String selector) {
    return selector.isBlank()
        ? List.of()
        : COMMA.splitAsStream(selector).map(String::strip).toList();
  }
}
