/** Text and places in it. Imports nothing of ours. */
@NullMarked
package dev.sparklint.text;

import org.jspecify.annotations.NullMarked;
