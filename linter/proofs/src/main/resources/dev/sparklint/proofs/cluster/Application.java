package proof;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/** What the proofs run: {@code count} counts on the executors, {@code idle} waits. */
public class Application {
  public static void main(String[] arguments) throws Exception {
    String what;
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(Application.class.getResourceAsStream("/proof/what")))) {
      what = reader.readLine();
    }
    SparkSession spark = SparkSession.builder().getOrCreate();
    System.out.println("arguments " + String.join(" ", arguments));
    System.out.println("heap " + Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB");
    System.out.println("parallel " + spark.sparkContext().defaultParallelism());
    System.out.println("counted " + spark.range(0, 4, 1, 2).count());
    if (what.equals("fill")) {
      fill();
    }
    if (what.equals("idle")) {
      Thread.sleep(600_000);
    }
    if (what.equals("stream")) {
      spark
          .readStream()
          .format("rate")
          .load()
          .selectExpr("value % 3 AS remainder")
          .groupBy("remainder")
          .count()
          .writeStream()
          .outputMode("update")
          .format("noop")
          .start()
          .awaitTermination(10_000);
      System.out.println("streamed");
    }
    spark.stop();
  }

  /** Uses nine tenths of the heap, as a cache does in time. */
  private static void fill() {
    long most = Runtime.getRuntime().maxMemory() / 10 * 9;
    List<byte[]> blocks = new ArrayList<>();
    while (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory() < most) {
      blocks.add(new byte[100_000]);
    }
    System.out.println("filled " + blocks.size() / 10 + " MB");
  }
}
