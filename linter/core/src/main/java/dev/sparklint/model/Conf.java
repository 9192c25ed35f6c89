package dev.sparklint.model;

import dev.sparklint.text.Place;
import dev.sparklint.text.Unfilled;
import java.util.ArrayList;
import java.util.List;

/**
 * Spark settings that stand together: a properties file, one in a block scalar, a map of a custom
 * resource, the flags of one command. In file order, duplicates kept.
 */
public record Conf(Kind kind, Place place, List<ConfEntry> entries) {

  /** How the settings are written. */
  public enum Kind {
    /** A file of its own in the syntax of {@code java.util.Properties}. */
    PROPERTIES("properties"),
    /** The same syntax inside a scalar of another file. */
    EMBEDDED_PROPERTIES("embedded-properties"),
    /** A YAML or JSON map from key to value. */
    MAP("map"),
    /** Fields of a Spark custom resource that stand for settings. */
    CUSTOM_RESOURCE_FIELD("custom-resource-field"),
    /** Options of spark-submit. */
    COMMAND("command"),
    /** Environment variables that stand for settings. */
    ENVIRONMENT("environment");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The word that rules see. */
    public String word() {
      return word;
    }
  }

  public Conf {
    entries = List.copyOf(entries);
  }

  /** The settings whose names somebody wrote; others are filled in later. */
  public List<ConfEntry> named() {
    List<ConfEntry> named = null;
    for (ConfEntry entry : entries) {
      if (Unfilled.isIn(entry.name())) {
        named = named == null ? new ArrayList<>(entries) : named;
        named.remove(entry);
      }
    }
    return named == null ? entries : named;
  }
}
