package dev.sparklint.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;

import java.io.File;
import org.approvaltests.Approvals;
import org.approvaltests.core.ApprovalFailureReporter;
import org.approvaltests.core.Options;
import org.approvaltests.reporters.AutoApproveReporter;

/** Compares with the approved file beside the test class; {@code -Dapprove} rewrites it instead. */
final class Approved {

  private Approved() {}

  static void verify(String text, String extension) {
    ApprovalFailureReporter onDifference =
        System.getProperty("approve") == null ? Approved::fail : new AutoApproveReporter();
    Approvals.verify(text, new Options(onDifference).forFile().withExtension(extension));
  }

  private static boolean fail(String received, String approved) {
    File file = new File(approved);
    assertThat(contentOf(new File(received)))
        .as("differs from " + approved + "; -Dapprove rewrites it")
        .isEqualTo(file.exists() ? contentOf(file) : "");
    return true;
  }
}
