/** All that can be rendered, behind one door. */
@NullMarked
package dev.sparklint.renderers;

import org.jspecify.annotations.NullMarked;
