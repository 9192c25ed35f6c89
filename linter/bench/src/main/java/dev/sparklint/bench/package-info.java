/** What sparklint's speed is measured against. */
@NullMarked
package dev.sparklint.bench;

import org.jspecify.annotations.NullMarked;
