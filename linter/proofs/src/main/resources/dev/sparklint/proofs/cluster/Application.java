package proof;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import org.apache.spark.sql.SparkSession;

/** What the proofs run: {@code count} counts on the executors, {@code idle} waits to be ended. */
public class Application {
  public static void main(String[] arguments) throws Exception {
    String what;
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(Application.class.getResourceAsStream("/proof/what")))) {
      what = reader.readLine();
    }
    SparkSession spark = SparkSession.builder().getOrCreate();
    System.out.println("counted " + spark.range(0, 4, 1, 2).count());
    if (what.equals("idle")) {
      Thread.sleep(600_000);
    }
    if (what.equals("stream")) {
      spark
          .readStream()
          .format("rate")
          .load()
          .writeStream()
          .format("noop")
          .start()
          .awaitTermination(20_000);
      System.out.println("streamed");
    }
    spark.stop();
  }
}
