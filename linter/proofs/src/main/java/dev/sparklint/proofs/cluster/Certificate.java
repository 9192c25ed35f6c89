package dev.sparklint.proofs.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The certificate of the API server, made by the JDK's keytool. */
public final class Certificate {

  static final String PASSWORD = "changeit";

  private Certificate() {}

  /**
   * Makes a key pair.
   *
   * @param servers names by which the API is reached from outside
   * @param keys the key store that is written
   * @param certificate the file that is written, PEM
   */
  public static void make(List<String> servers, Path keys, Path certificate) {
    StringBuilder names = new StringBuilder("san=ip:" + Network.API);
    List<String> all = new ArrayList<>(Network.API_NAMES);
    all.addAll(servers);
    all.forEach(name -> names.append(",dns:").append(name));
    run(keys, "-genkeypair", "-keyalg", "EC", "-dname", "CN=node", "-ext", names.toString());
    run(keys, "-exportcert", "-rfc", "-file", certificate.toString());
  }

  private static void run(Path keys, String... arguments) {
    List<String> command = new ArrayList<>(List.of("keytool"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("-alias", "api", "-keystore", keys.toString()));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    Programs.run(command);
  }
}
