package dev.sparklint.facts;

import dev.sparklint.model.FileModel;
import dev.sparklint.model.PodWorkload;
import dev.sparklint.model.ServiceAccount;
import dev.sparklint.model.Volume;
import dev.sparklint.text.Located;
import java.util.List;

/** What is known of a pod's service account beside its rights. */
record AccountToken(List<FileModel> files, PodWorkload pods, String path) {

  private static final String AUTOMOUNT = "automountServiceAccountToken";

  /** Whether the account's token lies in the pod; the pod's word counts before the account's. */
  Effective<Boolean> mounted(String account) {
    Located<String> own = pods.template().get("spec." + AUTOMOUNT);
    for (FileModel file : files) {
      for (ServiceAccount declared : file.neighbours().serviceAccounts()) {
        boolean named = declared.meta().name().equals(account);
        if (own == null && named && Neighbour.isNear(declared.meta(), file, pods, path)) {
          own = declared.object().get(AUTOMOUNT);
        }
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
    boolean others = false;
    for (FileModel file : files) {
      for (ServiceAccount declared : file.neighbours().serviceAccounts()) {
        if (Neighbour.isNear(declared.meta(), file, pods, path)) {
          if (declared.meta().name().equals(account)) {
            return new Effective.Defaulted<>(true, "a manifest makes it");
          }
          others = true;
        }
      }
    }
    return others
        ? new Effective.Defaulted<>(false, "other accounts are made here, not this one")
        : new Effective.Unknown<>("no service account is among these files");
  }
}
