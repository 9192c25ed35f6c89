package dev.sparklint.model;

import dev.sparklint.text.Place;

/**
 * What identifies a Kubernetes object.
 *
 * @param namespace empty when the manifest leaves it to whoever applies it
 * @param name empty when there is none
 * @param place of the name, else of the kind
 */
public record ObjectMeta(String kind, String namespace, String name, Place place) {

  /** {@code Deployment/data/events}; the namespace is left out when the manifest has none. */
  public String id() {
    return namespace.isEmpty() ? kind + "/" + name : kind + "/" + namespace + "/" + name;
  }
}
