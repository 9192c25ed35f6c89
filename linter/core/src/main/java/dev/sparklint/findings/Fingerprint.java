package dev.sparklint.findings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names findings so that they can be known again after lines have moved.
 *
 * <p>Goes over rule, path, workload, message and, among findings that agree in all of these, the
 * position in the report. The hash has 128 bits in two lanes of 64, each multiplied and shifted per
 * UTF-16 unit and mixed at the end by the finaliser of SplitMix64. It is no cryptographic hash: it
 * keeps honest findings apart and nothing else. Changing it makes every stored baseline void.
 */
public final class Fingerprint {

  private static final String DIGITS = "0123456789abcdef";

  private long left = 0x6A09E667F3BCC908L;
  private long right = 0xBB67AE8584CAA73BL;

  private Fingerprint() {}

  /**
   * One fingerprint per finding, in the order of the findings.
   *
   * @param findings in the order of a report, see {@link Finding#compareTo}
   * @return 32 hexadecimal digits each
   */
  public static List<String> of(List<Finding> findings) {
    List<String> fingerprints = new ArrayList<>(findings.size());
    Map<String, Integer> seen = new HashMap<>();
    for (Finding finding : findings) {
      String first = of(finding, 0);
      Integer before = seen.get(first);
      int ordinal = before == null ? 0 : before;
      seen.put(first, ordinal + 1);
      fingerprints.add(ordinal == 0 ? first : of(finding, ordinal));
    }
    return fingerprints;
  }

  private static String of(Finding finding, int ordinal) {
    Fingerprint state = new Fingerprint();
    state.add(finding.rule());
    state.add(finding.place().path());
    state.add(finding.workload());
    state.add(finding.message());
    state.add(ordinal);
    return state.hex();
  }

  /** The length goes first, so that "ab", "c" and "a", "bc" differ. */
  private void add(@Nullable String text) {
    if (text == null) {
      add(-1);
      return;
    }
    add(text.length());
    for (int i = 0; i < text.length(); i++) {
      add(text.charAt(i));
    }
  }

  private void add(int unit) {
    left = (left ^ unit) * 0x9E3779B97F4A7C15L;
    left ^= left >>> 32;
    right = (Long.rotateLeft(right, 23) + unit) * 0xC2B2AE3D27D4EB4FL;
    right ^= right >>> 29;
  }

  private String hex() {
    long first = mix(left + Long.rotateLeft(right, 32));
    long second = mix(right + first);
    StringBuilder text = new StringBuilder(32);
    appendHex(first, text);
    appendHex(second, text);
    return text.toString();
  }

  private static long mix(long state) {
    long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  private static void appendHex(long bits, StringBuilder out) {
    for (int shift = 60; shift >= 0; shift -= 4) {
      out.append(DIGITS.charAt((int) (bits >>> shift) & 15));
    }
  }
}
