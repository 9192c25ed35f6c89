#!/usr/bin/env bash
# Runs a command of the job in this container: stream, reprocess or audit, with key=value settings behind it.
# CPUS is the CPU limit of the container, rounded down; a task may fail three times before the query does.
set -euo pipefail

exec /opt/spark/bin/spark-submit \
  --master "local[${CPUS:-2},4]" \
  --name bookings \
  --properties-file /opt/pipeline/conf/spark.properties \
  --class dev.sparklint.reference.Main \
  local:///opt/pipeline/pipeline.jar "$@"
