package dev.sparklint.findings;

import java.util.List;

/** How many workloads were found, by mode. */
public record WorkloadCounts(
    int client, int cluster, int local, int operator, int standalone, int unknown) {

  /** Counts modes as {@link Finding#mode} names them; any other word counts as unknown. */
  public static WorkloadCounts of(List<String> modes) {
    int client = 0;
    int cluster = 0;
    int local = 0;
    int operator = 0;
    int standalone = 0;
    for (String mode : modes) {
      switch (mode) {
        case "client" -> client++;
        case "cluster" -> cluster++;
        case "local" -> local++;
        case "operator" -> operator++;
        case "standalone" -> standalone++;
        default -> {}
      }
    }
    int unknown = modes.size() - client - cluster - local - operator - standalone;
    return new WorkloadCounts(client, cluster, local, operator, standalone, unknown);
  }

  public int total() {
    return client + cluster + local + operator + standalone + unknown;
  }
}
