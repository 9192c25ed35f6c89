package dev.sparklint.facts;

import java.util.Locale;
import java.util.Set;

/** Which names hold secrets, and which values under them are none. */
public final class SecretNames {

  private static final Set<String> VARIABLES =
      Set.of(
          "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AZURE_STORAGE_KEY", "AZURE_CLIENT_SECRET");

  /** Passwords that images and tutorials ship with: everybody knows them, so nothing leaks. */
  private static final Set<String> WELL_KNOWN =
      Set.of(
          "minio",
          "minio123",
          "minioadmin",
          "admin",
          "password",
          "passwd",
          "secret",
          "test",
          "testing",
          "dummy",
          "postgres",
          "root",
          "mysql",
          "hive",
          "none",
          "null",
          "changeme",
          "change-me",
          "changeit",
          "example",
          "placeholder",
          "todo",
          "xxx",
          "redacted",
          "true",
          "false");

  private SecretNames() {}

  /** Whether the value of this Spark key or environment variable is a secret. */
  public static boolean isSecret(String name) {
    if (VARIABLES.contains(name)) {
      return true;
    }
    if (!name.startsWith("spark.")) {
      return false;
    }
    String key = name.toLowerCase(Locale.ROOT);
    return key.endsWith("password")
        || key.endsWith("oauthtoken")
        || key.endsWith("sasl.jaas.config")
        || key.endsWith("authenticate.secret")
        || isStorageSecret(key);
  }

  /**
   * Whether the value gives the secret away: not a placeholder, not a reference to a file or a
   * secret store, not one of the passwords that everybody knows.
   */
  static boolean isLiteralSecret(String name, String value) {
    String text = unquoted(value.trim());
    if (text.isEmpty() || !Placeholders.find(text).isEmpty()) {
      return false;
    }
    if (name.endsWith("sasl.jaas.config")) {
      return text.contains("password=");
    }
    String lower = text.toLowerCase(Locale.ROOT);
    return !WELL_KNOWN.contains(lower) && !looksLikeStandIn(text, lower);
  }

  private static boolean isStorageSecret(String key) {
    boolean s3 = key.contains("fs.s3a.") || key.contains("fs.s3n.") || key.contains("fs.s3.");
    return (s3 && (key.endsWith("secret.key") || key.endsWith("session.token")))
        || key.contains("fs.azure.account.key.")
        || key.contains("fs.azure.account.oauth2.client.secret")
        || key.endsWith("fs.gs.auth.service.account.private.key")
        || key.endsWith("fs.oss.accesskeysecret")
        || key.endsWith("fs.cosn.userinfo.secretkey");
  }

  /**
   * {@code S3_SECRET_KEY}, {@code YOUR-SECRET}, {@code my-secret-key-here}, {@code ****}, {@code
   * xxxx}.
   */
  private static boolean looksLikeStandIn(String text, String lower) {
    if (lower.startsWith("your")
        || lower.startsWith("<")
        || lower.startsWith("replace")
        || lower.endsWith("here")) {
      return true;
    }
    boolean onlyNameCharacters = true;
    boolean oneCharacter = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      onlyNameCharacters &= c == '_' || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      oneCharacter &= c == text.charAt(0);
    }
    return oneCharacter || (onlyNameCharacters && text.indexOf('_') > 0);
  }

  private static String unquoted(String text) {
    boolean quoted =
        text.length() >= 2
            && (text.charAt(0) == '"' || text.charAt(0) == '\'')
            && text.charAt(text.length() - 1) == text.charAt(0);
    return quoted ? text.substring(1, text.length() - 1) : text;
  }
}
