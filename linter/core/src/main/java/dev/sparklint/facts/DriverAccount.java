package dev.sparklint.facts;

import dev.sparklint.text.Located;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The service account of the driver's pod.
 *
 * @param namespace of the account; empty when the manifest leaves it out
 * @param path of the file that names it
 */
record DriverAccount(Effective<String> name, String namespace, String path) {

  /** Spark asks nothing of the cluster. */
  static final DriverAccount NONE = new DriverAccount(new Effective.Unset<>(), "", "");

  /** What it needs to be allowed to submit an application in cluster mode. */
  List<Permission> submission(
      Effective<String> version,
      EffectiveConf conf,
      @Nullable Located<String> named,
      TreeFiles files) {
    String account = name.orNull();
    Grants grants =
        account == null
            ? Grants.unknown("the service account is not known")
            : Grants.of(files, account, namespace, path);
    return ApiRights.ofSubmitter(version, conf, grants, named == null ? null : named.place());
  }

  /** The bindings that name it. */
  List<AccountBinding> bindings(TreeFiles files) {
    String account = name.orNull();
    return account == null ? List.of() : AccountBinding.of(files, account, namespace, path);
  }

  /** What it needs to be allowed, and whether it is. */
  List<Permission> permissions(Effective<String> version, EffectiveConf conf, TreeFiles files) {
    if (name instanceof Effective.Unset<String> && path.isEmpty()) {
      return List.of();
    }
    String account = name.orNull();
    Grants grants =
        account == null
            ? Grants.unknown("the service account is not known")
            : Grants.of(files, account, namespace, path);
    return ApiRights.ofDriver(version, conf, grants, name.placeOrNull());
  }
}
