/** Writes what sparklint knows of Kubernetes' objects, from models that others keep. */
@NullMarked
package dev.sparklint.knowledge.kubernetes;

import org.jspecify.annotations.NullMarked;
