package dev.sparklint.compiler.expression;

import dev.sparklint.facts.Doc;
import dev.sparklint.facts.Effective;
import dev.sparklint.facts.Fact;
import dev.sparklint.facts.Lookup;
import dev.sparklint.quantity.CpuQuantity;
import dev.sparklint.quantity.MemorySize;
import dev.sparklint.quantity.SparkDuration;
import dev.sparklint.text.Place;
import dev.sparklint.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Small facts with a field of every shape, and random ones of them. */
final class Examples {

  static final Place HERE = new Place("conf/spark.properties", Span.at(3, 7));
  static final List<String> WORDS =
      List.of("", "a", "b", "get", "Client", "😀é", "12", "-7", "spark.x");

  static final FactSchema SCHEMA = FactSchema.of(List.of(Job.class));
  static final List<Declaration> VARIABLES =
      List.of(
          new Declaration("job", Type.fact("Job")),
          new Declaration("services", Type.list(Type.fact("Service"))),
          new Declaration("n", Type.INT));

  private Examples() {}

  /** How the job runs. */
  enum Mode {
    CLIENT("client"),
    CLUSTER("cluster");

    private final String word;

    Mode(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  /** A job. */
  @Doc("What would run.")
  record Job(
      @Doc("How it runs.") Effective<Mode> mode,
      @Doc("How many executors.") Effective<Long> replicas,
      @Doc("Share of the heap.") double ratio,
      @Doc("Whether it never ends.") Effective<Boolean> streaming,
      @Doc("Memory of the heap, bytes.") Effective<MemorySize> heap,
      @Doc("Memory beside the heap, bytes.") MemorySize overhead,
      @Doc("CPU of the driver.") Effective<CpuQuantity> cpu,
      @Doc("Seconds to wait.") Effective<Double> timeout,
      @Doc("How long it may idle.") Effective<SparkDuration> idle,
      @Doc("The pod's namespace.") String namespace,
      @Doc("Verbs of the role, one by one.") List<Effective<String>> verbs,
      @Doc("Ports of the pod.") Effective<List<Long>> ports,
      @Doc("The service before it.") Effective<Service> service,
      @Doc("The effective configuration.") Lookup<String> conf,
      @Doc("Labels as written.") Map<String, Effective<String>> labels,
      Place place)
      implements Fact {

    @Doc("A name nobody else has.")
    public String id() {
      return namespace + "/job";
    }

    @Override
    public Object field(String name) {
      return switch (name) {
        case "mode" -> mode;
        case "replicas" -> replicas;
        case "ratio" -> ratio;
        case "streaming" -> streaming;
        case "heap" -> heap;
        case "overhead" -> overhead;
        case "cpu" -> cpu;
        case "timeout" -> timeout;
        case "idle" -> idle;
        case "namespace" -> namespace;
        case "verbs" -> verbs;
        case "ports" -> ports;
        case "service" -> service;
        case "conf" -> conf;
        case "labels" -> labels;
        case "id" -> id();
        default -> throw new IllegalArgumentException(name);
      };
    }
  }

  /** A service. */
  record Service(
      @Doc("Its name.") Effective<String> name,
      @Doc("Its port.") Effective<Long> port,
      @Doc("Its share of memory, bytes.") Effective<MemorySize> memory,
      @Doc("What it selects.") List<String> selects,
      Place place)
      implements Fact {

    @Override
    public Object field(String field) {
      return switch (field) {
        case "name" -> name;
        case "port" -> port;
        case "memory" -> memory;
        case "selects" -> selects;
        default -> throw new IllegalArgumentException(field);
      };
    }
  }

  static <T> Effective<T> written(T value) {
    return new Effective.Written<>(value, HERE);
  }

  /** Random facts; which share of values is unknown or unset is up to the caller. */
  static final class Facts {

    private final Random random;
    private final double unknown;
    private final double unset;

    Facts(Random random, double unknown, double unset) {
      this.random = random;
      this.unknown = unknown;
      this.unset = unset;
    }

    Object[] frame() {
      Object[] frame = new Object[VARIABLES.size()];
      frame[0] = job();
      frame[1] = list(3, () -> service());
      frame[2] = effective(number());
      return frame;
    }

    Job job() {
      return new Job(
          effective(random.nextBoolean() ? Mode.CLIENT : Mode.CLUSTER),
          effective(number()),
          fraction(),
          effective(random.nextBoolean()),
          effective(memory()),
          memory(),
          effective(new CpuQuantity(250L * random.nextInt(8))),
          effective(fraction()),
          effective(duration()),
          word(),
          list(4, () -> effective(word())),
          effective(list(3, this::number)),
          effective(service()),
          lookup(),
          labels(),
          HERE);
    }

    Service service() {
      return new Service(
          effective(word()), effective(number()), effective(memory()), list(3, this::word), HERE);
    }

    private Lookup<String> lookup() {
      Map<String, Effective<String>> known = new HashMap<>();
      WORDS.forEach(word -> known.put(word, effective(word())));
      Effective<String> other = random.nextBoolean() ? unknownOr(unset()) : unset();
      return key -> known.getOrDefault(key, other);
    }

    private Map<String, Effective<String>> labels() {
      Map<String, Effective<String>> labels = new HashMap<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        labels.put(word(), effective(word()));
      }
      return labels;
    }

    private <T> Effective<T> effective(T value) {
      if (random.nextDouble() < unset) {
        return unset();
      }
      return unknownOr(
          random.nextBoolean() ? written(value) : new Effective.Defaulted<>(value, "Spark"));
    }

    private <T> Effective<T> unknownOr(Effective<T> value) {
      return random.nextDouble() < unknown ? new Effective.Unknown<>("a chart") : value;
    }

    private static <T> Effective<T> unset() {
      return new Effective.Unset<>();
    }

    private <T> List<T> list(int most, java.util.function.Supplier<T> item) {
      List<T> list = new ArrayList<>();
      for (int i = random.nextInt(most + 1); i > 0; i--) {
        list.add(item.get());
      }
      return list;
    }

    private String word() {
      return WORDS.get(random.nextInt(WORDS.size()));
    }

    private long number() {
      return random.nextInt(20) == 0 ? Long.MAX_VALUE : random.nextInt(7) - 2;
    }

    private double fraction() {
      return (random.nextInt(9) - 2) / 2.0;
    }

    private SparkDuration duration() {
      return SparkDuration.ofSeconds(30L * (random.nextInt(8) - 2));
    }

    private MemorySize memory() {
      return MemorySize.ofMebibytes(256L * random.nextInt(6));
    }
  }
}
