/** What Spark itself says of its keys: the tools that write {@code schemas/spark}. */
@NullMarked
package dev.sparklint.knowledge;

import org.jspecify.annotations.NullMarked;
