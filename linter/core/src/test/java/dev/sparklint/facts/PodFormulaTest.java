package dev.sparklint.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparklint.model.Conf;
import dev.sparklint.model.ConfEntry;
import dev.sparklint.text.Located;
import dev.sparklint.text.Place;
import dev.sparklint.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Values that Spark's own feature steps gave. The columns are releases: 2.4.5, 3.0.0, 3.1.1 and
 * 3.2.1, 3.4.2 and 3.5.6, 4.0.2 and 4.1.1; {@code =} repeats the column before, {@code !} is an
 * exception.
 */
class PodFormulaTest {

  private static final Place PLACE = new Place("a.conf", Span.at(1, 1));
  private static final String[][] RELEASES = {
    {"2.4.5"}, {"3.0.0"}, {"3.1.1", "3.2.1"}, {"3.4.2", "3.5.6"}, {"4.0.2", "4.1.1"}
  };

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'', 1408Mi, =, =, =, =",
    "memory=8g, 9011Mi, =, =, =, =",
    "memory=500m, 884Mi, =, =, =, =",
    "memory=8g memoryOverhead=1g, 9216Mi, =, =, =, =",
    "memory=8g memoryOverhead=512, 8704Mi, =, =, =, =",
    "memory=8g kubernetes.memoryOverheadFactor=0.2, 9830Mi, =, =, =, =",
    "memory=8g kubernetes.memoryOverheadFactor=0, 8576Mi, =, =, =, =",
    "memory=8g kubernetes.memoryOverheadFactor=1.5, !, !, !, 20480Mi, 20480Mi",
    "memory=8g memoryOverheadFactor=0.2, 9011Mi, 9011Mi, 9011Mi, 9830Mi, 9830Mi",
    "memory=8g kubernetes.memoryOverheadFactor=0.3 memoryOverheadFactor=0.2, 10649Mi, =, =, 9830Mi, =",
    "memory=8g memoryOverheadFactor=0, 9011Mi, =, =, !, !",
    "memory=8g offHeap.enabled=true offHeap.size=2g, 9011Mi, =, 11059Mi, =, =",
    "memory=8g offHeap.enabled=true, 9011Mi, =, !, !, !",
    "memory=8g pyspark.memory=1g, 9011Mi, =, =, =, =",
    "memory=1g minMemoryOverhead=100m, 1408Mi, =, =, =, 1126Mi",
  })
  void memory_of_an_executor(String conf, String a, String b, String c, String d, String e) {
    String[] expected = {a, b, c, d, e};
    for (int column = 0; column < RELEASES.length; column++) {
      String value = repeated(expected, column);
      for (String release : RELEASES[column]) {
        PodSize size = executor(conf, release, false, false);
        assertMemory(size, value, release);
      }
    }
  }

  @Test
  void memory_of_an_executor_with_python_workers() {
    // the feature step alone was run, without the submission that writes the factor 0.4
    String conf = "memory=8g pyspark.memory=1g kubernetes.memoryOverheadFactor=0.1";
    for (String[] releases : RELEASES) {
      for (String release : releases) {
        assertMemory(executor(conf, release, true, true), "10035Mi", release);
      }
    }
    PodSize submitted = executor("memory=8g pyspark.memory=1g", "3.5.6", true, true);
    assertMemory(submitted, "12492Mi", "3.5.6");
    assertThat(submitted.memorySum().orNull())
        .isEqualTo("heap 8192Mi + overhead 3276Mi + PySpark 1024Mi = 12492Mi");
  }

  @ParameterizedTest(name = "{0} python {1}")
  @CsvSource({
    "memory=4g, false, 4505Mi, =, =, =, =",
    "memory=4g, true, 5734Mi, =, =, =, =",
    "memory=16g kubernetes.memoryOverheadFactor=0.1, false, 18022Mi, =, =, =, =",
    "memory=4g kubernetes.memoryOverheadFactor=0.1, true, 4505Mi, =, =, =, =",
    "memory=4g memoryOverheadFactor=0.2, false, 4505Mi, =, =, 4915Mi, =",
    "memory=4g minMemoryOverhead=1g, false, 4505Mi, =, =, =, 5120Mi",
    "memory=4g offHeap.enabled=true offHeap.size=2g, false, 4505Mi, =, =, =, =",
  })
  void memory_of_a_driver(
      String conf, boolean python, String a, String b, String c, String d, String e) {
    String[] expected = {a, b, c, d, e};
    for (int column = 0; column < RELEASES.length; column++) {
      for (String release : RELEASES[column]) {
        PodSize size = driver(conf, release, python ? Language.PYTHON : Language.JVM);
        assertMemory(size, repeated(expected, column), release);
      }
    }
  }

  @ParameterizedTest(name = "{0} in {1}")
  @CsvSource({
    "cores=4 kubernetes.executor.request.cores=500m kubernetes.executor.limit.cores=2, 2.4.5, 500m, 2",
    "cores=4 kubernetes.executor.request.cores=500m kubernetes.executor.limit.cores=2, 4.1.1, 500m, 2",
    "cores=2 kubernetes.executor.limit.cores=1, 3.5.6, 2, 1",
    "cores=2 kubernetes.executor.limit.cores=1, 4.0.2, 2, 1",
    "'', 3.5.6, 1, ",
  })
  void cpu_of_an_executor(String conf, String release, String request, @Nullable String limit) {
    PodSize size = executor(conf, release, false, false);
    assertThat(String.valueOf(size.cpuRequest().orNull())).isEqualTo(request);
    assertThat(size.cpuLimit().orNull() == null ? null : String.valueOf(size.cpuLimit().orNull()))
        .isEqualTo(limit);
    assertThat(size.refusal()).isInstanceOf(Effective.Unset.class);
  }

  @Test
  void an_executor_whose_limit_is_below_its_request_is_refused_from_4_1_on() {
    PodSize size = executor("cores=2 kubernetes.executor.limit.cores=1", "4.1.1", false, false);
    assertThat(size.refusal().orNull()).contains("exceeds its limit");
  }

  @ParameterizedTest(name = "{0} in {1}")
  @CsvSource({
    "8gb, 2.4.5, 8gb",
    "8gb, 3.0.0, 8gb",
    "8gb, 3.1.1, 8192m",
    "8gb, 4.1.1, 8192m",
    "8192, 3.0.0, 8192",
    "8192, 3.2.1, 8192m",
    "1g, 2.4.5, 1g",
  })
  void maximum_heap_of_an_executor(String memory, String release, String heap) {
    PodSize size = executor("memory=" + memory, release, false, false);
    assertThat(size.maximumHeap().orNull()).isEqualTo(heap);
  }

  @ParameterizedTest(name = "{0} in {1}")
  @CsvSource({
    "'', 3.5.6, 1g",
    "memory=4096, 3.5.6, 4096",
    "memory=8gb, 2.4.5, 8gb",
    "memory=8gb, 4.1.1, 8gb",
  })
  void maximum_heap_of_a_driver_is_what_is_written(String conf, String release, String heap) {
    assertThat(driver(conf, release, Language.JVM).maximumHeap().orNull()).isEqualTo(heap);
  }

  @Test
  void r_takes_as_much_as_python_and_no_memory_of_its_workers() {
    assertMemory(driver("memory=4g", "3.5.6", Language.R), "5734Mi", "3.5.6");
    EffectiveConf conf = conf("memory=8g pyspark.memory=1g", "executor");
    PodSize executor = pods(conf, version("3.5.6"), true, Language.R).executor();
    assertMemory(executor, "11468Mi", "3.5.6");
  }

  /** Each of these Spark refuses in the second release, and not in the first. */
  @ParameterizedTest(name = "{0} from {2} on")
  @CsvSource({
    "memoryOverhead=1g kubernetes.memoryOverheadFactor=half, 3.0.0, 3.1.1",
    "memoryOverhead=1g memoryOverheadFactor=NaN, 3.2.1, 3.4.2",
    "memoryOverhead=1g minMemoryOverhead=g, 3.5.6, 4.0.2",
    "pyspark.memory=1.5g, 3.0.0, 3.1.1",
    "offHeap.enabled=yes, 3.0.0, 3.1.1",
    "kubernetes.local.dirs.tmpfs=yes, 2.4.5, 3.0.0",
  })
  void what_spark_refuses_of_an_executor(String conf, String before, String since) {
    assertThat(executor(conf, before, false, false).refusal()).isInstanceOf(Effective.Unset.class);
    assertMemory(executor(conf, since, false, false), "!", since);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "cores=0, Executor cores must be a positive number",
    "cores=1.5, Executor cores must be a positive number",
    "memory=0, Executor memory must be a positive number",
    "memory=8Gi, Executor memory must be a positive number",
    "kubernetes.executor.request.cores=two, spark.kubernetes.executor.request.cores: 'two' is no Kubernetes quantity",
  })
  void what_every_release_refuses_of_an_executor(String conf, String message) {
    for (String[] releases : RELEASES) {
      PodSize size = executor(conf, releases[0], false, false);
      assertMemory(size, "!", releases[0]);
      assertThat(size.refusal().orNull()).isEqualTo(message);
    }
  }

  @Test
  void what_spark_refuses_of_a_driver() {
    String zero = "cores=0";
    assertThat(driver(zero, "3.1.1", Language.JVM).refusal()).isInstanceOf(Effective.Unset.class);
    assertMemory(driver(zero, "3.2.1", Language.JVM), "!", "3.2.1");
    String factor = "memoryOverhead=1g memoryOverheadFactor=0.2 kubernetes.memoryOverheadFactor=-1";
    assertThat(driver(factor, "2.4.5", Language.JVM).refusal()).isInstanceOf(Effective.Unset.class);
    assertMemory(driver(factor, "3.5.6", Language.JVM), "!", "3.5.6");
    assertMemory(executor(factor, "3.5.6", true, false), "2048Mi", "3.5.6");
  }

  @ParameterizedTest(name = "in {0}")
  @CsvSource({"2.4.5, false", "3.0.0, true", "3.2.1, true", "3.5.6, true", "4.1.1, true"})
  void scratch_folders_are_in_memory_from_3_0_on(String release, boolean inMemory) {
    PodSize size = executor("kubernetes.local.dirs.tmpfs=true", release, false, false);
    assertThat(size.scratchInMemory().orNull()).isEqualTo(inMemory);
  }

  @ParameterizedTest(name = "driver in {0}")
  @CsvSource({"2.4.5, 3", "3.1.1, 100m", "3.5.6, 100m", "4.1.1, 100m"})
  void cpu_of_a_driver(String release, String request) {
    PodSize size = driver("cores=3 kubernetes.driver.request.cores=100m", release, Language.JVM);
    assertThat(String.valueOf(size.cpuRequest().orNull())).isEqualTo(request);
  }

  @Test
  void without_a_version_it_is_known_where_all_releases_agree() {
    Effective<String> unknown = new Effective.Unknown<>("no file says which Spark this is");
    PodSize same = pods(conf("memory=8g", "executor"), unknown, false, Language.JVM).executor();
    assertMemory(same, "9011Mi", "any");
    EffectiveConf factor = conf("memory=8g memoryOverheadFactor=0.2", "executor");
    PodSize differs = pods(factor, unknown, false, Language.JVM).executor();
    assertThat(differs.memory())
        .isEqualTo(new Effective.Unknown<>("it depends on Spark's version: it changes in 3.3"));
    assertThat(differs.heap().orNull()).hasToString("8192Mi");
  }

  @Test
  void numbers_beyond_all_sizes_break_nothing() {
    executor("memory=8g kubernetes.memoryOverheadFactor=1e300", "3.5.6", false, false);
    PodSize size =
        executor("memory=8191p offHeap.enabled=true offHeap.size=8191p", "3.5.6", false, false);
    assertThat(size.memory()).isInstanceOf(Effective.Unknown.class);
    PodSize negative = executor("kubernetes.memoryOverheadFactor=-0.5", "3.5.6", false, false);
    assertThat(negative.refusal().orNull()).contains("non-negative");
  }

  @Test
  void a_part_that_is_not_known_leaves_the_sum_unknown() {
    PodSize size = executor("memory=8g memoryOverhead=$OVERHEAD", "3.5.6", false, false);
    assertThat(size.memory()).isInstanceOf(Effective.Unknown.class);
  }

  private static void assertMemory(PodSize size, String expected, String release) {
    if (expected.equals("!")) {
      assertThat(size.refusal().orNull()).as(release).isNotNull();
      assertThat(size.memory().orNull()).as(release).isNull();
    } else {
      assertThat(String.valueOf(size.memory().orNull())).as(release).isEqualTo(expected);
      assertThat(size.refusal()).as(release).isInstanceOf(Effective.Unset.class);
    }
  }

  private static String repeated(String[] columns, int column) {
    int at = column;
    while (columns[at].equals("=")) {
      at--;
    }
    return columns[at];
  }

  private static PodSize executor(String conf, String release, boolean submitted, boolean python) {
    Language language = python ? Language.PYTHON : Language.JVM;
    return pods(conf(conf, "executor"), version(release), submitted, language).executor();
  }

  private static PodSize driver(String conf, String release, Language language) {
    return pods(conf(conf, "driver"), version(release), true, language).driver();
  }

  private static PodFormula.Pods pods(
      EffectiveConf conf, Effective<String> version, boolean submitted, Language language) {
    return new PodFormula.Pods(
        conf, version, submitted, new Effective.Defaulted<>(language, ""), List.of(), PLACE);
  }

  private static Effective<String> version(String release) {
    return new Effective.Written<>(release, PLACE);
  }

  /**
   * {@code memory=8g}: keys of the role, others from {@code kubernetes.} or {@code offHeap.} on.
   */
  private static EffectiveConf conf(String text, String role) {
    List<ConfEntry> entries = new ArrayList<>();
    for (String setting : text.isEmpty() ? new String[0] : text.split(" ")) {
      int equals = setting.indexOf('=');
      String key = setting.substring(0, equals);
      String prefix =
          key.startsWith("kubernetes.")
              ? "spark."
              : key.startsWith("offHeap.") ? "spark.memory." : "spark." + role + ".";
      entries.add(
          new ConfEntry(
              new Located<>(prefix + key, PLACE),
              new Located<>(setting.substring(equals + 1), PLACE)));
    }
    return new EffectiveConf(List.of(new Conf(Conf.Kind.PROPERTIES, PLACE, entries)), null);
  }
}
