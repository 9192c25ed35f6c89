package dev.sparklint.cli;

import dev.sparklint.rules.Rule;
import dev.sparklint.rules.RuleCompiler;
import dev.sparklint.rules.RuleException;
import dev.sparklint.rules.RulePackReader;
import dev.sparklint.source.DirectorySource;
import dev.sparklint.text.Place;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Compiles a user's own rules. The compiler lies beside the main jar in {@code lib/} and is loaded
 * only here.
 */
final class UserRules {

  private static final String COMPILER = "dev.sparklint.compiler.DirectoryRuleCompiler";

  private final Invocation invocation;

  UserRules(Invocation invocation) {
    this.invocation = invocation;
  }

  /**
   * The rules of a folder, compiled now or some time before.
   *
   * @throws CliException if there are none or one is wrong, with every mistake
   */
  List<Rule> compiled(Path directory) throws CliException {
    if (!Files.isDirectory(directory)) {
      throw new CliException(shown(directory) + ": there is no such folder of rules");
    }
    try {
      List<Path> files = ruleFiles(directory);
      if (files.isEmpty()) {
        throw new CliException(shown(directory) + " holds no <category>/<rule-id>/rule.yaml");
      }
      RuleCache cache = RuleCache.of(invocation, directory, files);
      byte[] pack = cache.read();
      if (pack == null) {
        pack = compiler().compile(directory);
        cache.keep(pack);
      }
      return RulePackReader.read(new ByteArrayInputStream(pack));
    } catch (RuleException wrong) {
      throw refusal(wrong);
    } catch (IOException unreadable) {
      throw unreadable(directory, unreadable);
    } catch (UncheckedIOException unreadable) {
      throw unreadable(directory, Objects.requireNonNull(unreadable.getCause()));
    }
  }

  private CliException unreadable(Path directory, IOException cause) {
    String path = cause instanceof FileSystemException file ? file.getFile() : null;
    String where = shown(path == null ? directory : Path.of(path));
    String why = cause instanceof AccessDeniedException ? "no permission" : "cannot be read";
    return new CliException("the rules cannot be read: " + where + ": " + why);
  }

  private CliException refusal(RuleException wrong) {
    List<String> lines = new ArrayList<>();
    for (RuleException.Mistake mistake : wrong.mistakes()) {
      Place place = new Place(shown(Path.of(mistake.place().path())), mistake.place().span());
      lines.add(place + ": " + mistake.message());
    }
    return new CliException("a rule is wrong", lines);
  }

  private String shown(Path path) {
    return DirectorySource.relative(
        invocation.workingDirectory(), invocation.workingDirectory().resolve(path).normalize());
  }

  private static List<Path> ruleFiles(Path directory) throws IOException {
    try (Stream<Path> walk = Files.walk(directory, 3)) {
      return walk.filter(path -> path.endsWith("rule.yaml")).sorted().toList();
    }
  }

  private static RuleCompiler compiler() {
    try {
      return (RuleCompiler) Libraries.load(COMPILER).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException("the rule compiler cannot be loaded", broken);
    }
  }
}
