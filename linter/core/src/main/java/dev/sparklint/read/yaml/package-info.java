/** YAML and JSON as a tree of ours; the one door to the YAML library. */
@NullMarked
package dev.sparklint.read.yaml;

import org.jspecify.annotations.NullMarked;
