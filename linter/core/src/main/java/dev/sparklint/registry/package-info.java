/** Every key that Spark knows, by release: {@code schemas/spark}, packed. */
@NullMarked
package dev.sparklint.registry;

import org.jspecify.annotations.NullMarked;
