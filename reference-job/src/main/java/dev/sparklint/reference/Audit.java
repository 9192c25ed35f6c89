package dev.sparklint.reference;

import java.io.IOException;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.SparkSession;

/** Holds what readers see against what was committed. */
final class Audit {

  private final Manifests manifests;
  private final Folder output;
  private final PrintStream out;

  Audit(SparkSession spark, Settings settings, PrintStream out) throws IOException {
    manifests = new Manifests(settings.output(), spark.sparkContext().hadoopConfiguration());
    output = new Folder(settings.output(), spark.sparkContext().hadoopConfiguration());
    this.out = out;
  }

  /** Prints the books and each file that is missing or too many; returns 0 if there is none. */
  int run() throws IOException {
    boolean sound = books();
    for (Table table : Table.values()) {
      Set<String> expected = committed(table);
      Set<String> found = new TreeSet<>();
      for (String file : output.list(table.folder())) {
        found.add(file.substring(table.folder().length() + 1));
      }
      sound &= differences(table, "missing", expected, found);
      sound &= differences(table, "not committed", found, expected);
    }
    return sound ? 0 : 1;
  }

  /** Prints the sums over all batches; returns whether they balance. */
  boolean books() throws IOException {
    long count = manifests.count();
    Optional<Manifest> last = manifests.of(count - 1);
    Books totals = last.map(Manifest::totals).orElse(Books.NONE);
    out.println("books of " + count + " batches: " + totals);
    return totals.balanced();
  }

  private boolean differences(Table table, String what, Set<String> of, Set<String> without) {
    Set<String> files = new TreeSet<>(of);
    files.removeAll(without);
    files.forEach(file -> out.println(what + ": " + table.folder() + "/" + file));
    return files.isEmpty();
  }

  private Set<String> committed(Table table) throws IOException {
    Set<String> files = new HashSet<>();
    long count = manifests.count();
    for (long batch = 0; batch < count; batch++) {
      files.addAll(manifests.of(batch).orElseThrow().filesOf(table));
    }
    List<Replacement> replacements = table == Table.EVENTS ? manifests.replacements() : List.of();
    for (Replacement replacement : replacements) {
      replacement.removed().forEach(files::remove);
      files.addAll(replacement.added());
    }
    return files;
  }
}
