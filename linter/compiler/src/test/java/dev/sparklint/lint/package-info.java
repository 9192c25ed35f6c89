@NullMarked
package dev.sparklint.lint;

import org.jspecify.annotations.NullMarked;
