package dev.sparklint.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.sparklint.text.Place;
import dev.sparklint.text.Span;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {

  /** Every S3CR3T in these stands for a secret, blanks, quotes and all. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "spark.hadoop.fs.s3a.secret.key=S3CR3T",
        "spark.hadoop.fs.s3a.secret.key = S3CR3T with S3CR3T",
        "  spark.hadoop.fs.s3a.access.key:S3CR3T",
        "spark.hadoop.fs.s3a.secret.key    S3CR3T",
        "#spark.ssl.keyPassword=S3CR3T",
        "spark.hadoop.fs.azure.account.key.acc.dfs.core.windows.net=S3CR3T=",
        "spark.kafka.sasl.jaas.config=org.x.PlainLoginModule required password=\"S3CR3T\" x=\"S3CR3T\";",
        "spark.driver.extraJavaOptions=-Xmx1g -Djavax.net.ssl.trustStorePassword=S3CR3T -Dx=y",
        "spark.kubernetes.driverEnv.AWS_SECRET_ACCESS_KEY=S3CR3T",
        "password: S3CR3T",
        "    password: \"S3CR3T \\\" S3CR3T\"  # comment",
        "  - password: 'it''s S3CR3T'",
        "\"spark.hadoop.fs.s3a.secret.key\": \"S3CR3T\"",
        "{\"user\": \"me\", \"password\":\"S3CR3T\", \"x\": 1}",
        "conf: {spark.x.token: S3CR3T S3CR3T, spark.y: 1}",
        "env: [{name: AWS_SECRET_ACCESS_KEY, value: S3CR3T}]",
        "{\"name\":\"DB_PASSWORD\",\"value\":\"S3CR3T\"}",
        "args: [\"--conf\", \"spark.x.secret=S3CR3T a S3CR3T\", \"--class\", \"A\"]",
        "args: [--conf, spark.x.secret=S3CR3T, --class, A]",
        "args: [\"--password\", \"S3CR3T\"]",
        "spark-submit --conf spark.x.secret=S3CR3T --class A app.jar",
        "spark-submit --conf \"spark.x.secret=S3CR3T b\" --class A app.jar",
        "bash -c 'spark-submit --conf spark.x.secret=S3CR3T'",
        "sh -c \"spark-submit --conf 'spark.x.password=S3CR3T x' --name y\"",
        "export AWS_SECRET_ACCESS_KEY=S3CR3T",
        "AWS_SESSION_TOKEN=S3CR3T spark-submit app.jar",
        "PASSWORD=${PASSWORD:-S3CR3T}",
        "run --master k8s://x --auth-token S3CR3T --x y",
        "echo \"{\\\"password\\\": \\\"S3CR3T\\\"}\" | curl",
        "curl -H \"Authorization: Bearer S3CR3T\" https://x",
        "url: jdbc:postgresql://user:S3CR3T@db:5432/x",
        "url=https://user:a/S3CR3T@host/x and http://u:S3CR3T@h",
        "key AKIAIOSFODNN7S3CR3TX rest",
        "x = wJalrXUtnFEMI/K7MDENGbPxRfiS3CR3TLEKEYzz",
        "pem: \"-----BEGIN RSA PRIVATE KEY-----\\nS3CR3T\\n-----END RSA PRIVATE KEY-----\"",
        "github ghp_0123456789abcdefghiS3CR3T",
      })
  void hides_values_of_secret_keys(String line) {
    String shown = shown(line, 1);
    assertThat(shown).doesNotContain("S3CR3T").contains("********");
    assertThat(shown(shown, 1)).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spark.executor.memory=4g",
        "spark.hadoop.fs.s3a.secret.key=${env:AWS_SECRET_ACCESS_KEY}",
        "password: {{ .Values.db.password }}",
        "password: \"$(DB_PASSWORD)\"",
        "--conf spark.x.secret={{ .Values.secret }} --class A",
        "secretName: spark-s3",
        "  - name: AWS_SECRET_ACCESS_KEY",
        "spark.kubernetes.driver.secretKeyRef.AWS_SECRET_ACCESS_KEY=s3:key",
        "spark.kubernetes.driver.secrets.s3=/etc/secrets",
        "spark.kubernetes.authenticate.oauthTokenFile=/var/run/token",
        "spark.hadoop.fs.s3a.aws.credentials.provider=com.amazonaws.auth.DefaultAWSCredentialsProviderChain",
        "automountServiceAccountToken: false",
        "kind: Secret",
        "image: registry:5000/spark@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "master: k8s://https://host:443/x@y",
        "secret:",
      })
  void shows_what_is_no_secret(String line) {
    assertThat(shown(line, 1)).isEqualTo(line);
  }

  @Test
  void hides_values_that_belong_to_a_key_on_another_line() {
    assertHidden("- name: DB_PASSWORD\n  value: S3CR3T", 2);
    assertHidden("- value: \"S3CR3T\"\n  name: DB_PASSWORD", 1);
    assertHidden("password:\n  S3CR3T", 2);
    assertHidden("password: |\n  a\n  S3CR3T: x", 3);
    assertHidden("password: >-\n  a\n\n    S3CR3T", 4);
    assertHidden("password: \"abc\n  S3CR3T\"", 2);
    assertHidden("- --password\n- S3CR3T", 2);
    assertHidden("  \"--token\",\n  \"S3CR3T\"", 2);
    assertHidden("run --password \\\n  S3CR3T \\\n  --x", 2);
    assertHidden("spark.x.secret=abc\\\n   def\\\n   S3CR3T", 3);
    assertHidden("spark.x.secret=\\\n   S3CR3T", 2);
    assertHidden("kind: Secret\nstringData:\n  any: S3CR3T", 3);
    assertHidden("kind: Secret\ndata:\n  any: S3CR3T", 3);
    assertHidden("data:\n  any: S3CR3T\nkind: Secret", 2);
    assertHidden("kind: Secret\nstringData:\n  conf: |\n    a=b\n    c=S3CR3T", 5);
    assertHidden("-----BEGIN PRIVATE KEY-----\nS3CR3T\n-----END PRIVATE KEY-----", 2);
  }

  @Test
  void shows_neighbours_of_secrets() {
    String command = "spark-submit --conf spark.x.secret=abc \\\n  --class Main \\\n  app.jar";
    assertThat(shown(command, 2)).isEqualTo("  --class Main \\");
    assertThat(shown(command, 3)).isEqualTo("  app.jar");
    assertThat(shown("data:\n  spark.conf: |\n    a=b\nkind: ConfigMap", 3)).isEqualTo("    a=b");
    assertThat(shown("secret:\n  secretName: x", 2)).isEqualTo("  secretName: x");
  }

  @Test
  void hides_known_places_and_their_text_everywhere() {
    MemoryLines lines = new MemoryLines().with("a.conf", "x.y=\"🚀 hunter22\" # z\nuses hunter22");
    Place whole = new Place("a.conf", new Span(1, 5, 1, 17));
    Place word = new Place("a.conf", new Span(1, 8, 1, 16));
    assertThat(line(new Redactor(List.of(whole), lines), 1)).isEqualTo("x.y=\"********\" # z");
    Redactor redactor = new Redactor(List.of(word), lines);
    assertThat(line(redactor, 1)).isEqualTo("x.y=\"🚀 ********\" # z");
    assertThat(line(redactor, 2)).isEqualTo("uses ********");
    assertThat(redactor.redact("x.y is hunter22, not hunter222"))
        .isEqualTo("x.y is ********, not hunter222");
  }

  @Test
  void hides_secrets_in_messages_and_leaves_the_sentence() {
    Redactor redactor = new Redactor(List.of(), new MemoryLines());
    assertThat(redactor.redact("spark.x.password=abc is readable in Git"))
        .isEqualTo("spark.x.password=******** is readable in Git");
    assertThat(redactor.redact("`spark.x.secret`: written in plain text, https://u:p@h"))
        .isEqualTo("`spark.x.secret`: written in plain text, https://u:********@h");
    assertThat(redactor.redact("password: Hunter2 is weak")).doesNotContain("Hunter2");
    String harmless =
        "the token expires after 24 h; mount a secret: see spark.kubernetes.driver.secrets";
    assertThat(redactor.redact(harmless)).isEqualTo(harmless);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{password: a,",
        "password={{ ",
        "password=${",
        "://",
        "x://a:b@c ",
        "-----BEGIN ",
        "name",
        "-----BEGIN PRIVATE KEY-----",
        "AKIA",
        "eyJ",
        "secret: {",
        "password=\"",
        "name: secret ",
        "'password': 'a'",
        "--token ",
        "password=\\",
        "a.secret ",
        "\"\\",
        "[{(",
        "${password:-",
      })
  void takes_no_longer_per_character_in_long_lines(String scrap) {
    String line = "[" + scrap.repeat(1_000_000 / scrap.length()) + " }}";
    assertTimeoutPreemptively(Duration.ofSeconds(60), () -> shown(line, 1));
    Redactor redactor = new Redactor(List.of(), new MemoryLines());
    assertTimeoutPreemptively(Duration.ofSeconds(60), () -> redactor.redact(line));
  }

  private static void assertHidden(String text, int line) {
    assertThat(shown(text, line)).as(text).doesNotContain("S3CR3T").contains("********");
  }

  private static String shown(String text, int line) {
    return line(new Redactor(List.of(), new MemoryLines().with("a.conf", text)), line);
  }

  private static String line(Redactor redactor, int line) {
    return Objects.requireNonNull(redactor.line("a.conf", line)).masked();
  }
}
