package dev.sparklint.read.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparklint.command.Command;
import dev.sparklint.command.Word;
import dev.sparklint.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What scripts call, as a shell would have it. Words are parted by a bar. */
class ScriptReaderTest {

  static Stream<Arguments> calls() {
    return Stream.of(
        Arguments.of("words", "spark-submit --conf a=b  x.py", "spark-submit|--conf|a=b|x.py"),
        Arguments.of(
            "continuations, blanks behind a backslash",
            "spark-submit \\\n  --name a \\   \n  --conf b=c \\\nx.py",
            "spark-submit|--name|a|--conf|b=c|x.py"),
        Arguments.of(
            "comment lines between continued lines",
            "spark-submit \\\n  --name a \\\n  # --conf b=c \\\n  x.py",
            "spark-submit|--name|a|x.py"),
        Arguments.of(
            "a comment ends the command",
            "spark-submit --name a # --conf b=c\nx.py",
            "spark-submit|--name|a"),
        Arguments.of(
            "quotes that touch",
            "spark-submit 's3://'\"$B\"'/x'y\\ z",
            "spark-submit|s3://$B/xy z"),
        Arguments.of(
            "a unit behind quotes",
            "M=2\nspark-submit --driver-memory \"$M\"g",
            "spark-submit|--driver-memory|2g"),
        Arguments.of("empty quotes", "spark-submit '' \"\" x", "spark-submit|||x"),
        Arguments.of("single quotes keep dollars", "spark-submit '$X'", "spark-submit|$X"),
        Arguments.of(
            "escapes in double quotes", "spark-submit \"a\\\"b\\$c\\d\"", "spark-submit|a\"b$c\\d"),
        Arguments.of(
            "an unquoted variable is parted",
            "O='--conf a=b --name c'\nspark-submit $O x.py",
            "spark-submit|--conf|a=b|--name|c|x.py"),
        Arguments.of(
            "a quoted variable is not", "O='a b'\nspark-submit \"$O\"", "spark-submit|a b"),
        Arguments.of("an empty variable leaves no word", "O=\nspark-submit $O x", "spark-submit|x"),
        Arguments.of(
            "a default", "spark-submit ${X:-a} \"${Y:-b c}\"", "spark-submit|${X:-a}|${Y:-b c}"),
        Arguments.of(
            "a default that is assigned",
            ": \"${X:=a}\"\nspark-submit $X ${X}",
            "spark-submit|${X:-a}|${X:-a}"),
        Arguments.of(
            "an alternative",
            "X=1\nspark-submit ${X:+--name n} ${Y:+z}",
            "spark-submit|--name|n|${Y:+z}"),
        Arguments.of(
            "arrays",
            "A=( --conf a=b )\nA+=(--conf \"c=d e\")\nspark-submit \"${A[@]}\" x",
            "spark-submit|--conf|a=b|--conf|c=d e|x"),
        Arguments.of(
            "arrays over lines with comments",
            "A=(\n  --conf a=b  # why\n  # no\n  --name n\n)\nspark-submit ${A[@]}",
            "spark-submit|--conf|a=b|--name|n"),
        Arguments.of("export", "export X=a\nspark-submit $X", "spark-submit|a {X=a}"),
        Arguments.of("assignment for one command", "X=a spark-submit x", "spark-submit|x {X=a}"),
        Arguments.of(
            "two submissions", "spark-submit a\nspark-submit b", "spark-submit|a; spark-submit|b"),
        Arguments.of("behind and", "cd /x && spark-submit a", "spark-submit|a"),
        Arguments.of("behind or", "cd /x || exit 1\nspark-submit a", "spark-submit|a"),
        Arguments.of("in a pipeline", "spark-submit a 2>&1 | tee log", "spark-submit|a"),
        Arguments.of("in the background", "spark-submit a &\nwait", "spark-submit|a"),
        Arguments.of("redirected", "spark-submit a > log 2>>err < in", "spark-submit|a"),
        Arguments.of(
            "wrapped",
            "kubectl exec spark -c spark -- ./bin/spark-submit a",
            "./bin/spark-submit|a"),
        Arguments.of(
            "exec and nohup",
            "exec nohup /opt/spark/bin/spark-submit a",
            "/opt/spark/bin/spark-submit|a"),
        Arguments.of("no submission", "echo spark-submit a\nls spark-submit\n", ""),
        Arguments.of(
            "through a variable",
            "\"$SPARK_HOME\"/bin/spark-submit a",
            "$SPARK_HOME/bin/spark-submit|a"),
        Arguments.of(
            "spark-class",
            "spark-class org.apache.spark.deploy.SparkSubmit a",
            "org.apache.spark.deploy.SparkSubmit|a"),
        Arguments.of(
            "if with a known condition",
            "X=a\nif [ \"$X\" = a ]; then spark-submit a; else spark-submit b; fi",
            "spark-submit|a"),
        Arguments.of(
            "if with an unknown condition",
            "if [ \"$X\" = a ]; then spark-submit a; else spark-submit b; fi",
            "spark-submit|a if $X=a; spark-submit|b if $X!=a"),
        Arguments.of(
            "elif and else",
            "if [[ $X == a ]]; then spark-submit a; elif [[ -n $Y ]]; then spark-submit b; else spark-submit c; fi",
            "spark-submit|a if $X=a; spark-submit|b if $X!=a $Y!=; spark-submit|c if $X!=a $Y="),
        Arguments.of(
            "a condition that nobody can read",
            "if grep -q a b; then O=--x; fi\nspark-submit $O",
            "spark-submit|--x; spark-submit|$O"),
        Arguments.of(
            "case",
            "case \"$M\" in\n local) spark-submit a ;;\n client|cl*) spark-submit b;;\n *) exit 1\nesac",
            "spark-submit|a if $M=local; spark-submit|b if $M!=local $M=client|cl*"),
        Arguments.of(
            "case on what is known",
            "M=client\ncase $M in local) spark-submit a;; client) spark-submit b;; esac",
            "spark-submit|b"),
        Arguments.of(
            "what a branch found out holds later",
            "case $M in a) ;; b) X=1;; esac\n[ $M = a ] && spark-submit a",
            "spark-submit|a if $M=a"),
        Arguments.of(
            "a test sets a default",
            "[ -z \"$X\" ] && X=a\nspark-submit $X",
            "spark-submit|a if $X=; spark-submit|$X if $X!="),
        Arguments.of(
            "a function",
            "run() {\n  spark-submit --name \"$1\" \"$@\"\n}\nrun a b",
            "spark-submit|--name|a|a|b"),
        Arguments.of(
            "a function that nobody calls", "function run { spark-submit a; }", "spark-submit|a"),
        Arguments.of(
            "a loop over words",
            "for i in a b; do spark-submit $i; done",
            "spark-submit|a; spark-submit|b"),
        Arguments.of(
            "a loop over what is not known",
            "for i in $X; do spark-submit $i; done",
            "spark-submit|$i"),
        Arguments.of("while", "while true; do spark-submit a; sleep 1; done", "spark-submit|a"),
        Arguments.of("sh -c", "bash -lc 'X=a; spark-submit $X'", "spark-submit|a"),
        Arguments.of(
            "command substitution",
            "spark-submit $(cat \"a)b\") `ls`",
            "spark-submit|$(cat \"a)b\")|`ls`"),
        Arguments.of(
            "process substitution", "spark-submit a=<(echo b c)", "spark-submit|a=<(echo b c)"),
        Arguments.of(
            "a heredoc is no command",
            "cat <<EOF > x\nspark-submit a\nEOF\nspark-submit b",
            "spark-submit|b"),
        Arguments.of("a script", "bash ./run.sh a", "./run.sh|a"),
        Arguments.of("exit", "exit 0\nspark-submit a", ""),
        Arguments.of(
            "Windows line ends", "spark-submit \\\r\n  a \\\r\n  b\r\n", "spark-submit|a|b"),
        Arguments.of(
            "braces of a template",
            "spark-submit {{ .Values.x }} {{a}}",
            "spark-submit|{{ .Values.x }}|{{a}}"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("calls")
  void calls_as_the_shell_would(String name, String script, String expected) {
    List<String> found = new ArrayList<>();
    for (Command command : read(script)) {
      found.add(shown(command));
    }
    assertThat(String.join("; ", found)).isEqualTo(expected);
  }

  @Test
  void places_are_those_of_the_file() {
    String script = "HEAP=4g\nspark-submit \\\n  --conf 'spark.driver.memory='$HEAP \\\n  \"a b\"";
    Word word = read(script).get(0).words().get(2);
    assertThat(word.slice(0, 19).place()).hasToString("run.sh:3:11");
    assertThat(word.slice(20, 22).place()).hasToString("run.sh:1:6");
    assertThat(read(script).get(0).words().get(3).located().place()).hasToString("run.sh:4:4");
  }

  @Test
  void any_text_can_be_read() {
    Random random = new Random(17);
    String[] parts = {
      "spark-submit",
      " ",
      "\n",
      "\\\n",
      "'",
      "\"",
      "$",
      "${",
      "}",
      "(",
      ")",
      "$(",
      "`",
      "case",
      " in ",
      "esac",
      "if ",
      "then ",
      "fi",
      ";;",
      ";",
      "for ",
      "do ",
      "done",
      "while ",
      "&&",
      "||",
      "|",
      "&",
      "<<E",
      "E\n",
      "X=",
      "A=(",
      "+=(",
      "${X:-",
      "${A[@]}",
      "f() {",
      "{{",
      "}}",
      "#",
      "[ ",
      " ]",
      "[[ ",
      "]]",
      "\t",
      "é",
    };
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(40);
      for (int i = 0; i < length; i++) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      read(text.toString());
    }
  }

  @Test
  void deep_and_long_scripts_end() {
    read("if a; then ".repeat(5_000));
    read("(".repeat(50_000));
    read("${X:-".repeat(20_000));
    read("[ $A ] && X=1\n".repeat(3_000) + "spark-submit $X");
    read("A=(${A[@]} ${A[@]} x)\n".repeat(3_000) + "spark-submit ${A[@]}");
    StringBuilder doubling = new StringBuilder("X0=aa\n");
    for (int i = 1; i < 60; i++) {
      doubling
          .append("X")
          .append(i)
          .append("=$X")
          .append(i - 1)
          .append("$X")
          .append(i - 1)
          .append('\n');
    }
    read(doubling + "spark-submit $X59");
  }

  @Test
  void says_so_when_it_does_not_follow_to_the_end() {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      many.append("[ \"$V").append(i).append("\" = a ] && W").append(i).append("=b\n");
    }
    assertThat(cut(many + "spark-submit x")).isTrue();
    assertThat(cut("spark-submit x\n".repeat(201))).isTrue();
    assertThat(cut("spark-submit x\n".repeat(20))).isFalse();
  }

  private static boolean cut(String script) {
    return ScriptReader.read("run.sh", SourceText.of(script)).cut();
  }

  private static List<Command> read(String script) {
    return ScriptReader.read("run.sh", SourceText.of(script)).commands();
  }

  private static String shown(Command command) {
    List<String> words = new ArrayList<>();
    for (Word word : command.words()) {
      words.add(word.text());
    }
    String text = String.join("|", words);
    if (!command.environment().isEmpty()) {
      text += " " + command.environment();
    }
    if (!command.conditions().isEmpty()) {
      List<String> conditions = new ArrayList<>();
      command.conditions().forEach(condition -> conditions.add(condition.toString()));
      text += " if " + String.join(" ", conditions);
    }
    return text;
  }
}
