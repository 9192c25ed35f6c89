/** What files say, each value with its place. Nothing here knows YAML nodes. */
@NullMarked
package dev.sparklint.model;

import org.jspecify.annotations.NullMarked;
