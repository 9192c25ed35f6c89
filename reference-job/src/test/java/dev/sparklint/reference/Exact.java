package dev.sparklint.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparklint.reference.lab.Bookings;
import dev.sparklint.reference.lab.Pipeline;
import java.util.List;

/** Holds the tables of a pipeline against what was sent. */
final class Exact {

  private Exact() {}

  /** The tables hold each record once, in its place, for readers of both kinds. */
  static void check(Pipeline pipeline, Bookings bookings) throws Exception {
    Lake lake = new Lake(pipeline);
    assertThat(lake.totals())
        .isEqualTo(
            new Books(
                bookings.made(),
                bookings.events(),
                bookings.duplicates(),
                bookings.late(),
                bookings.broken()));
    assertThat(lake.totals().balanced()).isTrue();
    for (var table : List.of(lake.listed(Table.EVENTS), lake.committed(Table.EVENTS))) {
      assertThat(table.count()).isEqualTo(bookings.events());
      assertThat(table.select("id").distinct().count()).isEqualTo(bookings.events());
    }
    for (var table : List.of(lake.listed(Table.RAW), lake.committed(Table.RAW))) {
      assertThat(table.count()).isEqualTo(bookings.made());
      assertThat(table.select("partition", "offset").distinct().count()).isEqualTo(bookings.made());
    }
    assertThat(lake.listed(Table.LATE).count()).isEqualTo(bookings.late());
    assertThat(lake.listed(Table.BROKEN).count()).isEqualTo(bookings.broken());
    assertThat(pipeline.run(0, "audit")).doesNotContain("missing", "not committed");
  }
}
