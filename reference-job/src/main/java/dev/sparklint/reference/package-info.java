/**
 * Bookings from Kafka to Parquet on S3, in real time ({@link dev.sparklint.reference.Stream}) and
 * again from the raw archive ({@link dev.sparklint.reference.Reprocess}), by one transformation
 * ({@link dev.sparklint.reference.Transformation}).
 */
@NullMarked
package dev.sparklint.reference;

import org.jspecify.annotations.NullMarked;
