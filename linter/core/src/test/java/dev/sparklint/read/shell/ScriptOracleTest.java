package dev.sparklint.read.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sparklint.command.Command;
import dev.sparklint.command.Word;
import dev.sparklint.text.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random scripts, gone through by us and run by the shell itself. */
class ScriptOracleTest {

  private static final Path BASH = Path.of("/bin/bash");
  private static final int SCRIPTS = 1_000;
  private static final String[] VALUES = {"a", "'b c'", "\"\"", "x=y", "\"d  e\"", "\\\"f", "'$A'"};
  private static final String[] NAMES = {"A", "B", "C"};

  @TempDir Path folder;

  @Test
  void scripts_call_what_bash_calls() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(BASH), "there is no bash to compare with");
    StringBuilder all = new StringBuilder();
    List<String> expected = new ArrayList<>();
    List<String> scripts = new ArrayList<>();
    for (long seed = 1; seed <= SCRIPTS; seed++) {
      String script = new Scripts(new Random(seed)).script();
      scripts.add(script);
      Path file = folder.resolve(seed + ".sh");
      Files.writeString(file, script);
      all.append("echo '== ").append(seed).append("'\n( . ").append(file).append(" )\n");
    }
    Path runner = folder.resolve("run.sh");
    Files.writeString(
        runner,
        "spark-submit() { printf 'spark-submit'; for w in \"$@\"; do printf '|%s' \"$w\"; done; echo; }\n"
            + all);
    Process bash =
        new ProcessBuilder(BASH.toString(), runner.toString()).redirectErrorStream(true).start();
    String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    bash.waitFor();
    for (String part : out.split("== \\d+\n", -1)) {
      expected.add(part.strip());
    }
    for (int i = 0; i < SCRIPTS; i++) {
      assertThat(calls(scripts.get(i))).as(scripts.get(i)).isEqualTo(expected.get(i + 1));
    }
  }

  private static String calls(String script) {
    List<String> calls = new ArrayList<>();
    for (Command command : ScriptReader.read("run.sh", SourceText.of(script)).commands()) {
      List<String> words = new ArrayList<>();
      for (Word word : command.words()) {
        words.add(word.text());
      }
      calls.add(String.join("|", words));
    }
    return String.join("\n", calls).strip();
  }

  /** Makes scripts in which everything is known. */
  private static final class Scripts {

    private final Random random;
    private final StringBuilder out = new StringBuilder();
    private int marks;

    Scripts(Random random) {
      this.random = random;
    }

    String script() {
      for (String name : NAMES) {
        out.append(name).append('=').append(pick(VALUES)).append('\n');
      }
      out.append("L=( one 'two three' )\n");
      statements(2, 5);
      return out.toString();
    }

    private void statements(int depth, int most) {
      int count = 1 + random.nextInt(most);
      for (int i = 0; i < count; i++) {
        statement(depth);
      }
    }

    private void statement(int depth) {
      int kind = random.nextInt(depth > 0 ? 12 : 6);
      switch (kind) {
        case 0 -> out.append(pick(NAMES)).append('=').append(word()).append('\n');
        case 1 -> out.append(pick(NAMES)).append("+=").append(word()).append('\n');
        case 2 -> out.append("L+=( ").append(words(2)).append(" )\n");
        case 3, 4, 5 -> submit();
        case 6 -> {
          out.append("if [ \"$")
              .append(pick(NAMES))
              .append("\" = ")
              .append(pick(VALUES))
              .append(" ]; then\n");
          statements(depth - 1, 2);
          if (random.nextBoolean()) {
            out.append("else\n");
            statements(depth - 1, 2);
          }
          out.append("fi\n");
        }
        case 7 -> {
          out.append("case \"$").append(pick(NAMES)).append("\" in\n  a|x*)\n");
          statements(depth - 1, 2);
          out.append("  ;;\n  'b c')\n");
          statements(depth - 1, 2);
          out.append("  ;;\n  *) ");
          submit();
          out.append("esac\n");
        }
        case 8 -> {
          out.append("for I in one \"$").append(pick(NAMES)).append("\" three; do\n");
          out.append("  spark-submit mark")
              .append(marks++)
              .append(" \"$I\" ")
              .append(words(2))
              .append('\n');
          out.append("done\n");
        }
        case 9 -> {
          String name = "f" + marks++;
          out.append(name)
              .append("() {\n  spark-submit ")
              .append(name)
              .append(" \"$1\" \"$@\"\n}\n");
          out.append(name).append(' ').append(words(2)).append('\n');
        }
        case 10 -> {
          out.append("[ -n \"$").append(pick(NAMES)).append("\" ] && ");
          submit();
        }
        default -> {
          out.append("[ -z \"$").append(pick(NAMES)).append("\" ] || ");
          submit();
        }
      }
    }

    private void submit() {
      out.append("spark-submit mark").append(marks++);
      int count = random.nextInt(4);
      for (int i = 0; i < count; i++) {
        out.append(random.nextInt(4) == 0 ? " \\\n  " : " ").append(word());
      }
      out.append(random.nextInt(5) == 0 ? "  # a comment\n" : "\n");
    }

    private String words(int most) {
      StringBuilder words = new StringBuilder();
      int count = random.nextInt(most + 1);
      for (int i = 0; i < count; i++) {
        words.append(word()).append(' ');
      }
      return words.toString();
    }

    private String word() {
      String name = pick(NAMES);
      return switch (random.nextInt(12)) {
        case 0 -> "$" + name;
        case 1 -> "\"$" + name + "\"";
        case 2 -> "${" + name + ":-d}";
        case 3 -> "\"${" + name + ":-d e}\"";
        case 4 -> "${" + name + ":+z}";
        case 5 -> "'q $A'";
        case 6 -> "a\"b c\"$" + name;
        case 7 -> "\"${L[@]}\"";
        case 8 -> "--conf=k=\"$" + name + "\"m";
        case 9 -> "p${" + name + "}q";
        case 10 -> "${" + name + ":-\"v w\"}";
        default -> pick(VALUES);
      };
    }

    private String pick(String[] choices) {
      return choices[random.nextInt(choices.length)];
    }
  }
}
