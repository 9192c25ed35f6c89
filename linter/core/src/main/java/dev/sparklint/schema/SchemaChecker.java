package dev.sparklint.schema;

import dev.sparklint.model.ShapeProblem.Kind;
import dev.sparklint.read.yaml.YamlEntry;
import dev.sparklint.read.yaml.YamlMapping;
import dev.sparklint.read.yaml.YamlNode;
import dev.sparklint.read.yaml.YamlScalar;
import dev.sparklint.read.yaml.YamlSequence;
import dev.sparklint.read.yaml.YamlType;
import dev.sparklint.text.Nearest;
import dev.sparklint.text.Unfilled;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks a YAML tree and its schema side by side, and looks at those nodes of the schema alone that
 * the tree has. What is null is absent, as it is for Kubernetes.
 */
public final class SchemaChecker {

  /** How far below an object a misplaced field is looked for. */
  private static final int DEEPEST = 2;

  private final SchemaPack pack;
  private final List<Found> problems = new ArrayList<>();
  private final List<Level> above = new ArrayList<>();

  private SchemaChecker(SchemaPack pack) {
    this.pack = pack;
  }

  /**
   * Something that does not fit, at a node of the tree.
   *
   * @see dev.sparklint.model.ShapeProblem
   */
  public record Found(
      Kind kind,
      String path,
      String field,
      String found,
      List<String> expected,
      String nearest,
      String elsewhere,
      YamlNode at) {}

  /** An object on the way down. */
  private record Level(int node, String path) {}

  /**
   * Where the walk is.
   *
   * @param field the last name of the path; of a list's item that of the list
   * @param owner what stands for an object that lacks something: the name of its field
   */
  private record Spot(String path, String field, YamlNode owner) {

    Spot field(YamlScalar key) {
      return new Spot(below(path, key.text()), key.text(), key);
    }

    Spot item(int index, YamlNode item) {
      YamlNode start = item instanceof YamlMapping mapping ? firstKey(mapping) : item;
      return new Spot(path + "[" + index + "]", field, start);
    }
  }

  /**
   * Checks an object.
   *
   * @param schema its name; empty for that of the object's apiVersion and kind
   * @return in the order of the text; empty where there is no such schema
   */
  public static List<Found> check(YamlMapping object, String schema) {
    String version = text(object, "apiVersion");
    if (version.isEmpty() && schema.isEmpty()) {
      return List.of();
    }
    String name = schema.isEmpty() ? version + " " + text(object, "kind") : schema;
    return check(object, SchemaPack.bundled(), name);
  }

  /** Checks an object against a schema of a pack. */
  public static List<Found> check(YamlMapping object, SchemaPack pack, String schema) {
    int node = pack.kind(schema);
    SchemaChecker checker = new SchemaChecker(pack);
    if (node >= 0) {
      checker.check(object, node, new Spot("", "", firstKey(object)));
    }
    return checker.problems;
  }

  private static String text(YamlMapping object, String field) {
    return object.get(field) instanceof YamlScalar scalar ? scalar.text() : "";
  }

  /** Where an object begins for a reader's eye. */
  private static YamlNode firstKey(YamlMapping mapping) {
    return mapping.entries().isEmpty() ? mapping : mapping.entries().get(0).key();
  }

  private void check(YamlNode value, int node, Spot spot) {
    if (value instanceof YamlScalar scalar && (scalar.isNull() || Unfilled.isIn(scalar.text()))) {
      return;
    }
    switch (pack.tag(node)) {
      case SchemaFormat.ANY -> {}
      case SchemaFormat.SCALAR -> checkScalar(value, node, spot);
      case SchemaFormat.LIST -> checkList(value, node, spot);
      case SchemaFormat.MAP -> checkMap(value, node, spot);
      default -> checkObject(value, node, spot);
    }
  }

  private void checkScalar(YamlNode value, int node, Spot spot) {
    int types = pack.types(node);
    if (!(value instanceof YamlScalar scalar) || !fits(scalar, types)) {
      wrongType(value, words(types), spot);
      return;
    }
    List<String> allowed = pack.allowed(node);
    if (!allowed.isEmpty() && !allowed.contains(scalar.text())) {
      allowed.remove(""); // that is how Go leaves a field unset
      String nearest = nearest(scalar.text(), allowed);
      add(Kind.VALUE_NOT_ALLOWED, spot, "string", allowed, nearest, "", value);
    }
  }

  private static boolean fits(YamlScalar scalar, int types) {
    return switch (scalar.type()) {
      case STRING -> (types & SchemaFormat.STRING) != 0;
      case BOOLEAN -> (types & SchemaFormat.BOOLEAN) != 0;
      case INTEGER -> (types & (SchemaFormat.INTEGER | SchemaFormat.NUMBER)) != 0;
      case FLOAT ->
          (types & SchemaFormat.NUMBER) != 0
              || ((types & SchemaFormat.INTEGER) != 0 && isWhole(scalar.text()));
      case NULL -> true;
    };
  }

  /** JSON does not tell 2.0 from 2. */
  private static boolean isWhole(String number) {
    try {
      double value = Double.parseDouble(number.replace("_", ""));
      return value == Math.rint(value) && !Double.isInfinite(value);
    } catch (NumberFormatException special) {
      return false;
    }
  }

  private void checkList(YamlNode value, int node, Spot spot) {
    if (!(value instanceof YamlSequence sequence)) {
      wrongType(value, List.of("list"), spot);
      return;
    }
    int items = pack.inner(node);
    for (int i = 0; i < sequence.items().size(); i++) {
      YamlNode item = sequence.items().get(i);
      check(item, items, spot.item(i, item));
    }
  }

  private void checkMap(YamlNode value, int node, Spot spot) {
    if (!(value instanceof YamlMapping mapping)) {
      wrongType(value, List.of("map"), spot);
      return;
    }
    int values = pack.inner(node);
    for (YamlEntry entry : mapping.effectiveEntries()) {
      if (entry.key() instanceof YamlScalar key) {
        check(entry.value(), values, spot.field(key));
      }
    }
  }

  private void checkObject(YamlNode value, int node, Spot spot) {
    if (!(value instanceof YamlMapping mapping)) {
      wrongType(value, List.of("map"), spot);
      return;
    }
    boolean open = false;
    above.add(new Level(node, spot.path()));
    for (YamlEntry entry : mapping.effectiveEntries()) {
      if (entry.key() instanceof YamlScalar key) {
        int field = pack.field(node, key.text());
        if (Unfilled.isIn(key.text())) {
          open = true;
        } else if (field >= 0) {
          check(entry.value(), field, spot.field(key));
        } else if (pack.tag(node) == SchemaFormat.OBJECT && !isNull(entry.value())) {
          unknownField(spot.field(key), node);
        }
      }
    }
    above.remove(above.size() - 1);
    for (String field : pack.required(node)) {
      YamlNode there = mapping.get(field);
      if (!open && (there == null || isNull(there))) {
        Spot missing = new Spot(below(spot.path(), field), field, spot.owner());
        add(Kind.FIELD_MISSING, missing, "", List.of(), "", "", spot.owner());
      }
    }
  }

  private static boolean isNull(YamlNode node) {
    return node instanceof YamlScalar scalar && scalar.isNull();
  }

  private void unknownField(Spot spot, int node) {
    String name = spot.field();
    String nearest = nearest(name, pack.fields(node));
    String elsewhere = nearest.equalsIgnoreCase(name) ? "" : elsewhere(name);
    String meant = elsewhere.isEmpty() ? nearest : "";
    add(Kind.UNKNOWN_FIELD, spot, "", List.of(), meant, elsewhere, spot.owner());
  }

  /** The known word that differs in case, else the one with the fewest edits. */
  private static String nearest(String written, List<String> known) {
    for (String word : known) {
      if (word.equalsIgnoreCase(written)) {
        return word;
      }
    }
    return written.length() < 3 ? "" : Nearest.of(written, known);
  }

  /** The path of the object around, or below, that has a field of this name; empty if many have. */
  private String elsewhere(String name) {
    for (int i = above.size() - 2; i >= 0; i--) {
      if (pack.field(above.get(i).node(), name) >= 0) {
        return above.get(i).path().isEmpty() ? "the object itself" : above.get(i).path();
      }
    }
    List<Level> level = List.of(above.get(above.size() - 1));
    for (int depth = 0; depth < DEEPEST; depth++) {
      level = children(level);
      List<String> found = new ArrayList<>();
      for (Level child : level) {
        if (pack.field(child.node(), name) >= 0) {
          found.add(child.path());
        }
      }
      if (!found.isEmpty()) {
        return found.size() > 2 ? "" : String.join(" or ", found);
      }
    }
    return "";
  }

  private List<Level> children(List<Level> parents) {
    List<Level> children = new ArrayList<>();
    for (Level parent : parents) {
      for (String field : pack.fields(parent.node())) {
        int child = pack.field(parent.node(), field);
        String path = below(parent.path(), field);
        if (pack.tag(child) == SchemaFormat.LIST) {
          child = pack.inner(child);
          path = path + "[]";
        }
        int tag = pack.tag(child);
        if (tag == SchemaFormat.OBJECT || tag == SchemaFormat.OPEN_OBJECT) {
          children.add(new Level(child, path));
        }
      }
    }
    return children;
  }

  private void wrongType(YamlNode value, List<String> expected, Spot spot) {
    add(Kind.WRONG_TYPE, spot, word(value), expected, "", "", value);
  }

  private void add(
      Kind kind,
      Spot spot,
      String found,
      List<String> expected,
      String nearest,
      String elsewhere,
      YamlNode at) {
    problems.add(
        new Found(kind, spot.path(), spot.field(), found, expected, nearest, elsewhere, at));
  }

  private static String below(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private static List<String> words(int types) {
    List<String> words = new ArrayList<>(2);
    addIf(types, SchemaFormat.STRING, "string", words);
    addIf(types, SchemaFormat.INTEGER, "integer", words);
    addIf(types, SchemaFormat.NUMBER, "number", words);
    addIf(types, SchemaFormat.BOOLEAN, "boolean", words);
    return words;
  }

  private static void addIf(int types, int type, String word, List<String> words) {
    if ((types & type) != 0) {
      words.add(word);
    }
  }

  private static String word(YamlNode value) {
    if (!(value instanceof YamlScalar scalar)) {
      return value instanceof YamlSequence ? "list" : "map";
    }
    YamlType type = scalar.type();
    return type == YamlType.STRING ? "string" : type == YamlType.BOOLEAN ? "boolean" : "number";
  }
}
