/**
 * What must be rendered before it can be read: charts and kustomizations. Whoever renders them, the
 * result is text like any other, and a way back from it to the files that people edit.
 */
@NullMarked
package dev.sparklint.render;

import org.jspecify.annotations.NullMarked;
