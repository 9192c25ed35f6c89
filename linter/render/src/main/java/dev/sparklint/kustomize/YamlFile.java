package dev.sparklint.kustomize;

import dev.sparklint.read.yaml.ScalarText;
import dev.sparklint.read.yaml.YamlDocument;
import dev.sparklint.read.yaml.YamlMapping;
import dev.sparklint.read.yaml.YamlNode;
import dev.sparklint.read.yaml.YamlReader;
import dev.sparklint.read.yaml.YamlScalar;
import dev.sparklint.text.Place;
import dev.sparklint.text.SourceText;
import java.util.ArrayList;
import java.util.List;

/**
 * A YAML text that people edit: a file, or a patch within one.
 *
 * @param path of the file
 * @param documents the outermost nodes
 */
record YamlFile(String path, SourceText source, List<YamlNode> documents) {

  YamlFile {
    documents = List.copyOf(documents);
  }

  static YamlFile of(String path, SourceText source) {
    List<YamlNode> documents = new ArrayList<>();
    for (YamlDocument document : YamlReader.read(source).documents()) {
      documents.add(document.root());
    }
    return new YamlFile(path, source, documents);
  }

  /** A text that stands in a scalar of this file. */
  YamlFile inside(YamlScalar scalar) {
    return of(path, ScalarText.of(source, scalar));
  }

  /** Where the content of a node stands, without quotes. */
  Place place(YamlNode node) {
    if (node instanceof YamlScalar scalar) {
      SourceText content = content(scalar);
      return new Place(path, content.span(0, content.length()));
    }
    return new Place(path, node.span());
  }

  SourceText content(YamlScalar scalar) {
    return ScalarText.of(source, scalar);
  }

  Place start() {
    return new Place(path, source.span(0, 0));
  }

  /**
   * The object of a kind and name; names that others put something around are known by the rest.
   */
  List<YamlMapping> objects(String kind, String name) {
    List<YamlMapping> objects = new ArrayList<>();
    for (YamlNode document : documents) {
      if (document instanceof YamlMapping map && FieldPath.text(map.get("kind")).equals(kind)) {
        YamlNode metadata = map.get("metadata");
        String own = metadata instanceof YamlMapping meta ? FieldPath.text(meta.get("name")) : "";
        if (name.contains(own)) {
          objects.add(map);
        }
      }
    }
    return objects;
  }
}
