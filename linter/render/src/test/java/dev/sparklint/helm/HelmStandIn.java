package dev.sparklint.helm;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code helm template} on the command line, by the library: Helm itself, where nobody has put it
 * on the PATH.
 */
final class HelmStandIn {

  private HelmStandIn() {}

  public static void main(String[] args) throws Exception {
    Map<String, String> options = new LinkedHashMap<>();
    List<Path> values = new ArrayList<>();
    Map<String, String> set = new LinkedHashMap<>();
    for (int i = 3; i < args.length; i++) {
      switch (args[i]) {
        case "--values" -> values.add(Path.of(args[++i]));
        case "--set" -> set.put(args[++i].split("=", 2)[0], args[i].split("=", 2)[1]);
        case "--skip-crds" -> options.put(args[i], "");
        default -> options.put(args[i], args[++i]);
      }
    }
    Installation installation =
        new Installation(
            Path.of(args[2]),
            args[1],
            options.getOrDefault("--namespace", ""),
            options.getOrDefault("--kube-version", ""),
            values,
            set);
    try (EmbeddedHelm helm = new EmbeddedHelm(Path.of(System.getProperty("java.io.tmpdir")))) {
      System.out.print(helm.template(installation));
    } catch (HelmException refused) {
      System.err.println("Error: " + refused.getMessage());
      System.exit(1);
    }
  }
}
