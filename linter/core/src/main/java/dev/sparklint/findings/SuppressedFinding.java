package dev.sparklint.findings;

import dev.sparklint.text.Place;

/**
 * A finding that is kept out of the report's findings.
 *
 * @param reason what the comment says, or whence it is known; may be empty
 */
public record SuppressedFinding(Finding finding, By by, String reason)
    implements Comparable<SuppressedFinding> {

  /** What keeps a finding out. */
  public enum By {
    /** A comment in the file. */
    COMMENT("comment"),
    /** The file of {@code --baseline}. */
    BASELINE("baseline"),
    /** It was there at the revision that the tree is compared with. */
    REVISION("revision");

    private final String word;

    By(String word) {
      this.word = word;
    }

    /** The word used in reports. */
    public String word() {
      return word;
    }
  }

  /** Whether it was there before, rather than silenced by somebody. */
  public boolean known() {
    return by != By.COMMENT;
  }

  public String rule() {
    return finding.rule();
  }

  public Place place() {
    return finding.place();
  }

  @Override
  public int compareTo(SuppressedFinding other) {
    int order = finding.compareTo(other.finding);
    return order != 0 ? order : reason.compareTo(other.reason);
  }
}
