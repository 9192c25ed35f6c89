package dev.sparklint.report;

import java.util.Locale;

/**
 * Tells from a key whether its value is a secret. Wider than Spark's own {@code
 * spark.redaction.regex} ({@code (?i)secret|password|token|access[.]?key}), less the keys that only
 * say where a secret is kept.
 */
final class SecretKeys {

  /** Any of these anywhere in the key, punctuation left out. */
  private static final String[] WORDS = {
    "password",
    "passwd",
    "passphrase",
    "secret",
    "token",
    "accesskey",
    "accountkey",
    "apikey",
    "privatekey",
    "encryptionkey",
    "sharedkey",
    "masterkey",
    "signingkey",
    "jaasconfig",
    "connectionstring",
    "dockerconfigjson",
    "azuresas"
  };

  /** The last word of the key. */
  private static final String[] LAST_WORDS = {"pass", "pwd", "auth", "authorization", "dockercfg"};

  /** Keys with these endings name a place, a kind or a time. */
  private static final String[] HARMLESS_ENDINGS = {
    "file",
    "path",
    "dir",
    "ref",
    "name",
    "names",
    "provider",
    "providers",
    "class",
    "enabled",
    "seconds",
    "lifetime",
    "interval",
    "duration",
    "type",
    "mount",
    "location",
    "namespace",
    "pullsecret",
    "pullsecrets"
  };

  private SecretKeys() {}

  static boolean isSecret(String key) {
    String squeezed = squeeze(key);
    return (hasWord(squeezed) || hasLastWord(key)) && !isHarmless(key, squeezed);
  }

  private static boolean hasWord(String squeezed) {
    for (String word : WORDS) {
      if (squeezed.contains(word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasLastWord(String key) {
    int start = key.length();
    while (start > 0 && Character.isLetterOrDigit(key.charAt(start - 1))) {
      start--;
    }
    String last = key.substring(start).toLowerCase(Locale.ROOT);
    for (String word : LAST_WORDS) {
      if (last.equals(word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isHarmless(String key, String squeezed) {
    for (String ending : HARMLESS_ENDINGS) {
      if (squeezed.endsWith(ending)) {
        return true;
      }
    }
    return squeezed.contains("secretkeyref")
        || squeezed.contains("tokeniz")
        || key.contains("kubernetes.driver.secrets.")
        || key.contains("kubernetes.executor.secrets.");
  }

  /** Lower case, letters and digits only. */
  static String squeeze(String key) {
    StringBuilder out = new StringBuilder(key.length());
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        out.append(Character.toLowerCase(c));
      }
    }
    return out.toString();
  }
}
