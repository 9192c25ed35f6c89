/** Build tools: {@code schemas/} in the forms that are read at run time. */
@NullMarked
package dev.sparklint.packer;

import org.jspecify.annotations.NullMarked;
