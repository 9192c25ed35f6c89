package dev.sparklint.facts;

import dev.sparklint.model.PodWorkload;
import dev.sparklint.model.ServiceAccount;
import dev.sparklint.model.Volume;
import dev.sparklint.text.Located;

/** What is known of a pod's service account beside its rights. */
record AccountToken(Neighbourhood neighbourhood, PodWorkload pods, String path) {

  private static final String AUTOMOUNT = "automountServiceAccountToken";

  /** Whether the account's token lies in the pod; the pod's word counts before the account's. */
  Effective<Boolean> mounted(String account) {
    Located<String> own = pods.template().get("spec." + AUTOMOUNT);
    for (Neighbourhood.Placed<ServiceAccount> declared : neighbourhood.accountsNamed(account)) {
      if (own == null && isNear(declared)) {
        own = declared.object().object().get(AUTOMOUNT);
      }
    }
    if (own == null || !own.value().equals("false")) {
      return new Effective.Defaulted<>(true, "Kubernetes mounts it by default");
    }
    for (Volume volume : pods.volumes()) {
      if (volume.kind().equals("projected")) {
        return new Effective.Unknown<>("volume " + volume.name() + " may hold it");
      }
    }
    return new Effective.Written<>(false, own.place());
  }

  /** Whether a manifest here makes the account; unknown where none makes any. */
  Effective<Boolean> declared(String account) {
    for (Neighbourhood.Placed<ServiceAccount> declared : neighbourhood.accountsNamed(account)) {
      if (isNear(declared)) {
        return new Effective.Defaulted<>(true, "a manifest makes it");
      }
    }
    boolean others = false;
    for (Neighbourhood.Placed<ServiceAccount> declared : neighbourhood.accounts()) {
      if (isNear(declared)) {
        others = true;
        break;
      }
    }
    return others
        ? new Effective.Defaulted<>(false, "other accounts are made here, not this one")
        : new Effective.Unknown<>("no service account is among these files");
  }

  private boolean isNear(Neighbourhood.Placed<ServiceAccount> declared) {
    return Neighbour.isNear(declared.object().meta(), declared.path(), pods, path);
  }
}
