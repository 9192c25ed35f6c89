package dev.sparklint.facts;

import java.util.List;

/**
 * The service account of the driver's pod.
 *
 * @param namespace of the account; empty when the manifest leaves it out
 * @param path of the file that names it
 */
record DriverAccount(Effective<String> name, String namespace, String path) {

  /** Spark asks nothing of the cluster. */
  static final DriverAccount NONE = new DriverAccount(new Effective.Unset<>(), "", "");

  /** The bindings that name it. */
  List<AccountBinding> bindings(TreeFiles files) {
    String account = name.orNull();
    return account == null
        ? List.of()
        : AccountBinding.of(files.neighbours(), account, namespace, path);
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
            : Grants.of(files.neighbours(), account, namespace, path);
    boolean named = !(conf.get(SparkKeys.DRIVER_POD_NAME) instanceof Effective.Unset<String>);
    return DriverRights.of(version, conf, named, grants, name.placeOrNull());
  }
}
