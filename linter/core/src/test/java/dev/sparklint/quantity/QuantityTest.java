package dev.sparklint.quantity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

  @ParameterizedTest
  @CsvSource({
    "1g, 1073741824",
    "1G, 1073741824",
    "512m, 536870912",
    "512MB, 536870912",
    "64k, 65536",
    "7b, 7",
    "1t, 1099511627776",
    "2p, 2251799813685248",
    "' 4g ', 4294967296",
    "512, 536870912",
    "0, 0",
  })
  void reads_sizes_as_spark_does(String text, long bytes) {
    assertThat(MemorySize.parseSpark(text, 1L << 20)).isEqualTo(new MemorySize(bytes));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "g",
        "1.5g",
        "8Gi",
        "8gib",
        "-1g",
        "+1g",
        "1 g",
        "1bb",
        "1e3",
        "1_0g",
        "99999999999999999999",
        "9999999999t"
      })
  void refuses_the_sizes_that_spark_refuses(String text) {
    assertThat(MemorySize.parseSpark(text, 1L << 20)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "6Gi, 6442450944",
    "524Mi, 549453824",
    "1500M, 1500000000",
    "1e3, 1000",
    "1E3, 1000",
    "0.5Gi, 536870912",
    "128974848, 128974848",
    "400m, 1",
    "1k, 1000",
    "1E, 1000000000000000000",
    "100Ki, 102400",
  })
  void reads_memory_as_kubernetes_does(String text, long bytes) {
    assertThat(MemorySize.parseKubernetes(text)).isEqualTo(new MemorySize(bytes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Gi", "6GB", "6g", "6 Gi", "1.2.3", "--1", "-1Gi", "lots", "100E"})
  void refuses_the_quantities_that_kubernetes_refuses(String text) {
    assertThat(MemorySize.parseKubernetes(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"500m, 500", "2, 2000", "1.5, 1500", "0.1, 100", "1u, 1", "2k, 2000000"})
  void reads_cpu_as_kubernetes_does(String text, long milli) {
    assertThat(CpuQuantity.parse(text)).isEqualTo(new CpuQuantity(milli));
  }

  @Test
  void printing_and_reading_is_identity() {
    Random random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      MemorySize size = MemorySize.ofMebibytes(random.nextInt(1 << 24));
      CpuQuantity cpu = new CpuQuantity(random.nextInt(1 << 20));
      assertThat(MemorySize.parseKubernetes(size.toString())).isEqualTo(size);
      assertThat(CpuQuantity.parse(cpu.toString())).isEqualTo(cpu);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1572864, 1.5Mi",
    "500000000, 476.8Mi",
    "1024, 1Ki",
    "1000, 1000 bytes",
    "1073741824, 1024Mi"
  })
  void prints_what_people_can_compare(long bytes, String text) {
    assertThat(new MemorySize(bytes)).hasToString(text);
  }
}
