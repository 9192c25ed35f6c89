package dev.sparklint.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;

/**
 * The manifests of an output, one a batch, in {@code _commits/}; and what each reprocess has
 * replaced.
 */
final class Manifests {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Folder commits;

  Manifests(String output, Configuration conf) throws IOException {
    commits = new Folder(output + "/_commits", conf);
  }

  /** The name of a batch, which its files begin with. */
  static String stem(long batch) {
    return String.format("batch-%09d", batch);
  }

  Optional<Manifest> of(long batch) throws IOException {
    Optional<String> text = batch < 0 ? Optional.empty() : commits.read(name(batch));
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(parse(name(batch), text.get(), Manifest.class));
  }

  void add(Manifest manifest) throws IOException {
    commits.write(name(manifest.batch()), JSON.writeValueAsString(manifest));
  }

  /** How many batches are whole. They have no gaps, so that a few questions find the end. */
  long count() throws IOException {
    long most = 1;
    while (commits.has(name(most - 1))) {
      most *= 2;
    }
    long least = most / 2;
    while (least < most) {
      long middle = (least + most) / 2;
      if (commits.has(name(middle))) {
        least = middle + 1;
      } else {
        most = middle;
      }
    }
    return least;
  }

  /**
   * The first of {@code count} batches for which {@code reached} holds, or {@code count}; it must
   * hold for all after one.
   */
  long first(long count, Predicate<Manifest> reached) throws IOException {
    long least = 0;
    long most = count;
    while (least < most) {
      long middle = (least + most) / 2;
      if (reached.test(of(middle).orElseThrow())) {
        most = middle;
      } else {
        least = middle + 1;
      }
    }
    return least;
  }

  /** The file that names those which an unfinished batch may have left in a table. */
  String pending(Table table) {
    return commits.path("pending-" + table.folder());
  }

  /** Files that the last write to each table announced. */
  Map<Table, List<String>> announced() throws IOException {
    Map<Table, List<String>> found = new HashMap<>();
    for (Table table : Table.values()) {
      String text = commits.read("pending-" + table.folder()).orElse("");
      if (!text.isEmpty()) {
        found.put(table, Arrays.asList(text.split("\n", -1)));
      }
    }
    return found;
  }

  /** All replacements, in their order. */
  List<Replacement> replacements() throws IOException {
    List<Replacement> all = new ArrayList<>();
    for (int i = 0; commits.has(replacementName(i)); i++) {
      all.add(
          parse(
              replacementName(i),
              commits.read(replacementName(i)).orElseThrow(),
              Replacement.class));
    }
    return all;
  }

  void add(Replacement replacement) throws IOException {
    commits.write(replacementName(replacements().size()), JSON.writeValueAsString(replacement));
  }

  private <T> T parse(String name, String text, Class<T> type) {
    try {
      return JSON.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new PipelineException(commits.path(name) + " is damaged: " + e.getOriginalMessage());
    }
  }

  private static String name(long batch) {
    return stem(batch) + ".json";
  }

  private static String replacementName(int number) {
    return String.format("reprocess-%06d.json", number);
  }
}
