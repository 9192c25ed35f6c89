/** Rule files and schemas to their packed form. */
@NullMarked
package dev.sparklint.compiler;

import org.jspecify.annotations.NullMarked;
