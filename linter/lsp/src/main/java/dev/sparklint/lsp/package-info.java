/** The language server: what editors show of findings, keys and values while somebody types. */
@NullMarked
package dev.sparklint.lsp;

import org.jspecify.annotations.NullMarked;
