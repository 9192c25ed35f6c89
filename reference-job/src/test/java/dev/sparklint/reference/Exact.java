package dev.sparklint.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

/** Holds the tables of a pipeline against what was sent. */
public final class Exact {

  private Exact() {}

  /**
   * Takes the folder of an output, and how many records were sent: all, events, duplicates, late,
   * broken.
   */
  public static void main(String[] arguments) throws Exception {
    long[] sent = new long[5];
    for (int i = 0; i < sent.length; i++) {
      sent[i] = Long.parseLong(arguments[i + 1]);
    }
    check(Path.of(arguments[0]), new Books(sent[0], sent[1], sent[2], sent[3], sent[4]));
    System.out.println("exact");
    System.exit(0);
  }

  /** The tables hold each record once, in its place, for readers of both kinds. */
  static void check(Path output, Books sent) throws Exception {
    Lake lake = new Lake(output);
    assertThat(lake.totals()).isEqualTo(sent);
    assertThat(sent.balanced()).isTrue();
    for (var table : List.of(lake.listed(Table.EVENTS), lake.committed(Table.EVENTS))) {
      assertThat(table.count()).isEqualTo(sent.events());
      assertThat(table.select("id").distinct().count()).isEqualTo(sent.events());
    }
    for (var table : List.of(lake.listed(Table.RAW), lake.committed(Table.RAW))) {
      assertThat(table.count()).isEqualTo(sent.in());
      assertThat(table.select("partition", "offset").distinct().count()).isEqualTo(sent.in());
    }
    assertThat(lake.listed(Table.LATE).count()).isEqualTo(sent.late());
    assertThat(lake.listed(Table.BROKEN).count()).isEqualTo(sent.broken());
  }
}
