/** Holds manifests against the schemas of their kinds. */
@NullMarked
package dev.sparklint.schema;

import org.jspecify.annotations.NullMarked;
