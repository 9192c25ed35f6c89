/** Trees of a Git repository as sources: a revision, or what is staged. */
@NullMarked
package dev.sparklint.git;

import org.jspecify.annotations.NullMarked;
