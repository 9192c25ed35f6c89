package dev.sparklint.model;

/**
 * A ServiceAccount.
 *
 * @param object the whole object
 */
public record ServiceAccount(ObjectMeta meta, Fields object) {}
