/** Tests. */
@NullMarked
package dev.sparklint.knowledge.kubernetes;

import org.jspecify.annotations.NullMarked;
