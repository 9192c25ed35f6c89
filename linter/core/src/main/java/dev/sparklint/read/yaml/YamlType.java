package dev.sparklint.read.yaml;

/** What Kubernetes takes a scalar for. */
public enum YamlType {
  STRING,
  BOOLEAN,
  INTEGER,
  FLOAT,
  NULL
}
