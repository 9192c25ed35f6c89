/**
 * A broker, an S3 server and drivers, each in a process of its own, for the tests and the
 * demonstration.
 */
@NullMarked
package dev.sparklint.reference.lab;

import org.jspecify.annotations.NullMarked;
