/** Renders kustomizations with a program that is on the PATH. */
@NullMarked
package dev.sparklint.kustomize;

import org.jspecify.annotations.NullMarked;
