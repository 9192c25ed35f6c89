package dev.sparklint.helm;

import dev.sparklint.process.Programs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The {@code helm} that is on the PATH. Its plugins, repositories and clusters are left alone. */
final class HelmProgram implements HelmEngine {

  private static final int COST = 80;

  private final Path program;
  private final Path scratch;
  private final Map<String, String> environment;

  /**
   * @param scratch a folder of ours, for what Helm thinks is its home
   */
  HelmProgram(Path program, Path scratch) {
    this.program = program;
    this.scratch = scratch;
    this.environment =
        Map.of(
            "HELM_NO_PLUGINS", "1",
            "HELM_CACHE_HOME", scratch.resolve("helm-cache").toString(),
            "HELM_CONFIG_HOME", scratch.resolve("helm-config").toString(),
            "HELM_DATA_HOME", scratch.resolve("helm-data").toString(),
            "KUBECONFIG", scratch.resolve("no-kubeconfig").toString());
  }

  @Override
  public String template(Installation installation) throws HelmException, IOException {
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.add("template");
    command.add(installation.release());
    command.add(installation.chart().toString());
    command.add("--namespace");
    command.add(installation.namespace());
    command.add("--kube-version");
    command.add(installation.kubeVersion());
    command.add("--skip-crds");
    for (Path file : installation.values()) {
      command.add("--values");
      command.add(file.toString());
    }
    for (Map.Entry<String, String> value : new TreeMap<>(installation.set()).entrySet()) {
      command.add("--set");
      command.add(value.getKey() + "=" + value.getValue());
    }
    Programs.Output output = Programs.run(command, scratch, environment);
    if (output.exitCode() != 0) {
      throw new HelmException(output.errors());
    }
    return output.text();
  }

  @Override
  public int cost() {
    return COST;
  }

  @Override
  public void close() {}
}
