package dev.sparklint.render;

import dev.sparklint.text.Place;

/** Leads from places in rendered text back to the files that people edit. */
public interface Origins {

  /**
   * Where the text at a place of a rendered file comes from. May render again to find out; the same
   * answer for the same place.
   *
   * @param rendered path of a {@link Rendering.RenderedFile}, span in its text
   */
  Origin of(Place rendered);
}
