package dev.sparklint.cli;

import dev.sparklint.lint.Config;
import dev.sparklint.lint.LintOptions;
import dev.sparklint.lint.Project;
import dev.sparklint.rules.Rule;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** {@code sparklint lsp}: serves an editor over standard input and output. */
final class LspCommand {

  private static final String SERVER = "dev.sparklint.lsp.Server";

  static final Arguments.Spec SPEC =
      new Arguments.Spec("lsp   (editors start it)").flag("stdio", "the default; editors say it");

  private LspCommand() {}

  static int run(String[] args, Invocation invocation) throws CliException {
    Arguments arguments = Arguments.parse(SPEC, args);
    if (arguments.has("help")) {
      invocation.out().append(SPEC.helpText());
      return ExitCode.CLEAN;
    }
    Function<Path, Project> opener = root -> open(root, invocation);
    try {
      Object goodbye =
          Libraries.load(SERVER)
              .getMethod("run", InputStream.class, OutputStream.class, Function.class)
              .invoke(null, invocation.in(), invocation.streams().output(), opener);
      return Boolean.TRUE.equals(goodbye) ? ExitCode.CLEAN : ExitCode.FINDINGS;
    } catch (InvocationTargetException bug) {
      throw new IllegalStateException(bug.getCause());
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException("the language server cannot be loaded", broken);
    }
  }

  /** A folder with its own configuration; with none where that is wrong. */
  private static Project open(Path root, Invocation invocation) {
    Invocation there = invocation.in(root);
    try {
      return project(ConfigFile.find(there, null, root), List.of(), there);
    } catch (CliException mistake) {
      List<String> mistakes = new ArrayList<>();
      mistakes.add(String.valueOf(mistake.getMessage()));
      mistakes.addAll(mistake.details());
      return withoutConfiguration(mistakes, there);
    }
  }

  private static Project withoutConfiguration(List<String> mistakes, Invocation there) {
    try {
      return project(ConfigFile.none(there), mistakes, there);
    } catch (CliException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Project project(ConfigFile file, List<String> mistakes, Invocation there)
      throws CliException {
    List<Rule> rules = RuleSets.load(file, there);
    Config config = file.config();
    Candidates candidates = new Candidates(file, List.of(Path.of(".")), Set.of(), there);
    LintOptions options =
        new LintOptions(
            config,
            Set.of(),
            Set.of(),
            file.matchers(),
            null,
            false,
            LintOptions.DEFAULT_MAX_BYTES,
            new OnDemandRenderer(there));
    return new Project(there.workingDirectory(), rules, options, candidates, mistakes);
  }
}
