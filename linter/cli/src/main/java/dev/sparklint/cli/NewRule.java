package dev.sparklint.cli;

import dev.sparklint.rules.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** {@code sparklint rules new}: a folder with a rule to change and an example of each kind. */
final class NewRule {

  private static final String RULE =
      """
      id: %s
      title: Event log is switched off
      severity: warning
      since: 0.1.0
      # One finding for each workload. sparklint explains its facts in linter/docs/facts.md.
      for: {workload: workloads}
      # The rule only speaks where this is true. Leave it out to speak everywhere.
      when: '"spark.eventLog.enabled" in workload.conf'
      # What must hold: true is fine, false is a finding, unknown is silence.
      require: workload.conf["spark.eventLog.enabled"] == "true"
      # Where to point; the first of these that is written somewhere.
      at: ['workload.conf["spark.eventLog.enabled"]', workload]
      message: spark.eventLog.enabled is {workload.conf["spark.eventLog.enabled"]}
      why: |
        Without an event log the history server has nothing to show once the driver is gone.
      help: set spark.eventLog.enabled=true and spark.eventLog.dir
      evidence:
        kind: docs
        note: Spark's monitoring page.
      references:
        - https://spark.apache.org/docs/latest/monitoring.html
      """;

  private static final String BAD =
      """
      spark.app.name          daily
      spark.eventLog.enabled  false
      """;

  private static final String GOOD =
      """
      spark.app.name          daily
      spark.eventLog.enabled  true
      """;

  private NewRule() {}

  static int write(String name, @Nullable String directory, Invocation invocation)
      throws CliException {
    if (!name.matches("[a-z][a-z0-9-]*/[a-z][a-z0-9]*([-.][a-z0-9]+)*")) {
      throw new CliException(
          "'" + name + "' is no CATEGORY/ID in kebab-case, such as house/event-log-off");
    }
    String id = name.substring(name.indexOf('/') + 1);
    for (Rule rule : RuleSets.bundled()) {
      if (rule.id().equals(id)) {
        throw new CliException("sparklint has a rule " + id + " itself; choose another id");
      }
    }
    String root = directory == null ? "rules" : directory;
    Path folder = invocation.workingDirectory().resolve(root).resolve(name);
    if (Files.exists(folder)) {
      throw new CliException(root + "/" + name + " is there already");
    }
    try {
      Files.createDirectories(folder.resolve("examples"));
      Files.writeString(folder.resolve("rule.yaml"), RULE.formatted(id));
      Files.writeString(folder.resolve("examples/bad-switched-off.conf"), BAD);
      Files.writeString(
          folder.resolve("examples/bad-switched-off.expected"),
          "bad-switched-off.conf:2:25: warning: spark.eventLog.enabled is false [" + id + "]\n");
      Files.writeString(folder.resolve("examples/good-switched-on.conf"), GOOD);
    } catch (IOException unwritable) {
      throw new CliException(root + "/" + name + " cannot be written: " + unwritable.getMessage());
    }
    invocation.print("wrote " + root + "/" + name + "/rule.yaml and two examples");
    invocation.print("next: change them, then run: sparklint test " + root);
    if (!isConfigured(invocation.workingDirectory().resolve(root).normalize(), invocation)) {
      invocation.print(
          "to have it checked, name the folder in "
              + ConfigFile.NAME
              + ": rule-directories: ["
              + root
              + "]");
    }
    return ExitCode.CLEAN;
  }

  private static boolean isConfigured(Path directory, Invocation invocation) throws CliException {
    ConfigFile config = ConfigFile.find(invocation, null, invocation.workingDirectory());
    for (String path : config.config().ruleDirectories()) {
      if (config.directory().resolve(path).normalize().equals(directory)) {
        return true;
      }
    }
    return false;
  }
}
