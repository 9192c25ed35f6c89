package dev.sparklint.facts;

import dev.sparklint.text.Place;
import org.jspecify.annotations.Nullable;

/**
 * Something that rule expressions can look into.
 *
 * <p>Implementations are records. Each component or no-argument method that rules may read carries
 * {@link Doc}; the compiler derives the expression types from those by reflection, the evaluator
 * asks {@link #field}, and a test holds the two together.
 */
public interface Fact {

  /**
   * The value of a field that carries {@link Doc}: a {@code String}, {@code Boolean}, {@code Long},
   * {@code Double}, quantity, enum (read as its {@code toString}), {@code Fact}, {@code List},
   * {@code Map} or {@link Lookup} of these, or an {@link Effective} of one. The items of lists and
   * maps may be {@code Effective} too.
   *
   * @throws IllegalArgumentException if there is no such field
   */
  Object field(String name);

  /** Where a finding about this fact as a whole points, or null. */
  @Nullable Place place();
}
