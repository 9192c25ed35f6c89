package dev.sparklint.discover;

import java.nio.charset.StandardCharsets;

/**
 * Tells large files that speak of Spark only to describe it: definitions of custom resources, and
 * dashboards. Told from the bytes, since reading a megabyte of them takes as long as all the rest.
 */
public final class Catalogues {

  /** How far into a file its kind is looked for: behind a licence and some annotations. */
  private static final int HEAD = 4_096;

  private static final byte[] SEPARATOR = "\n---".getBytes(StandardCharsets.US_ASCII);

  private Catalogues() {}

  /** Whether the file describes and configures nothing. */
  public static boolean is(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
    if (head.stripLeading().startsWith("{")) {
      return Anchors.mentions(bytes, "\"panels\"") && Anchors.mentions(bytes, "\"schemaVersion\"");
    }
    int kind = head.indexOf("\nkind: CustomResourceDefinition");
    return kind >= 0 && !hasMoreDocuments(bytes, kind);
  }

  private static boolean hasMoreDocuments(byte[] bytes, int from) {
    for (int at = from; at + SEPARATOR.length <= bytes.length; at++) {
      int same = 0;
      while (same < SEPARATOR.length && bytes[at + same] == SEPARATOR[same]) {
        same++;
      }
      if (same == SEPARATOR.length) {
        return true;
      }
    }
    return false;
  }
}
