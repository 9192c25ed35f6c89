package dev.sparklint.reference.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An S3 server whose buckets are folders, so that a test sees an object as soon as it is there. */
public final class S3Server implements AutoCloseable {

  private static final String BUCKET = "lake";

  private final Path folder;
  private final int port;
  private final JavaProcess process;

  private S3Server(Path folder, int port, JavaProcess process) {
    this.folder = folder;
    this.port = port;
    this.process = process;
  }

  public static S3Server start(Path folder, String classPath) throws IOException {
    int port = Waiting.freePort();
    Path data = folder.resolve("data");
    Files.createDirectories(data.resolve(BUCKET));
    Path properties = folder.resolve("s3proxy.properties");
    Files.writeString(
        properties,
        """
        s3proxy.endpoint=http://127.0.0.1:%d
        s3proxy.authorization=aws-v2-or-v4
        s3proxy.identity=lab
        s3proxy.credential=not-a-secret
        jclouds.provider=filesystem-nio2
        jclouds.filesystem.basedir=%s
        """
            .formatted(port, data));
    JavaProcess process =
        JavaProcess.start(
            folder.resolve("s3proxy.log"),
            classPath,
            List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
            List.of("org.gaul.s3proxy.Main", "--properties", properties.toString()));
    Waiting.untilListening(port, process);
    return new S3Server(folder, port, process);
  }

  public int port() {
    return port;
  }

  /** The address of a path in the bucket for Spark. */
  public static String address(String path) {
    return "s3a://" + BUCKET + "/" + path;
  }

  /** The file that an object is. */
  public Path file(String path) {
    return folder.resolve("data").resolve(BUCKET).resolve(path);
  }

  /** What Spark has to know to come here by way of a port. */
  public static List<String> properties(int port) {
    Map<String, String> options =
        Map.of(
            "endpoint", "http://127.0.0.1:" + port,
            "endpoint.region", "us-east-1",
            "path.style.access", "true",
            "connection.ssl.enabled", "false",
            "access.key", "lab",
            "secret.key", "not-a-secret",
            "aws.credentials.provider", "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider");
    List<String> all = new ArrayList<>();
    options.forEach((name, value) -> all.add("-Dspark.hadoop.fs.s3a." + name + "=" + value));
    return all;
  }

  @Override
  public void close() {
    process.close();
  }
}
