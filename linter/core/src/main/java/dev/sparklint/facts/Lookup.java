package dev.sparklint.facts;

/**
 * Values by key where not every key is known: the configuration of a workload, labels, options.
 *
 * <p>Rules read it as a map: {@code conf["spark.app.name"]}, {@code "spark.app.name" in conf}. A
 * key that nobody sets is {@link Effective.Unset}; one that another layer may set is {@link
 * Effective.Unknown}, and a rule that asks for it stays silent. A plain {@code Map} serves where
 * all keys are known.
 */
public interface Lookup<T> {

  Effective<T> get(String key);

  /** Whether something sets the key, be its value known or not. */
  default boolean isSet(String key) {
    return get(key).orNull() != null;
  }
}
