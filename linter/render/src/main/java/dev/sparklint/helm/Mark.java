package dev.sparklint.helm;

import dev.sparklint.text.Place;
import java.util.List;

/**
 * A place in a file of a chart that is carried through a rendering, as a number in brackets before
 * the text that stands there.
 *
 * @param kind what kind of text it is
 * @param text what stands at the place, up to the end of the line or of the value
 * @param place of the text
 * @param action where the next action of the template behind the text is; the text's own place if
 *     there is none
 * @param keys of a value: the keys that lead to it, the outermost first
 */
record Mark(Kind kind, String text, Place place, Place action, List<Key> keys) {

  enum Kind {
    /** Text that a template copies. */
    TEMPLATE,
    /** A value of a values file. */
    VALUE,
    /** A line of a file that a template takes in. */
    FILE
  }

  /** A key of a values file. */
  record Key(String text, Place place) {}

  Mark {
    keys = List.copyOf(keys);
  }
}
