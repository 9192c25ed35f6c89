#!/usr/bin/env bash
# Runs a command of the job with the driver in this container and executors as pods. The Deployment sets, by the
# downward API, POD_NAME and POD_NAMESPACE, and as DRIVER_HOST the name of its headless Service.
set -euo pipefail

exec /opt/spark/bin/spark-submit \
  --master "k8s://https://${KUBERNETES_SERVICE_HOST}:${KUBERNETES_SERVICE_PORT}" \
  --deploy-mode client \
  --name bookings \
  --conf spark.kubernetes.namespace="$POD_NAMESPACE" \
  --conf spark.kubernetes.driver.pod.name="$POD_NAME" \
  --conf spark.driver.host="$DRIVER_HOST" \
  --properties-file /opt/pipeline/conf/spark.properties \
  --class dev.sparklint.reference.Main \
  local:///opt/pipeline/pipeline.jar "$@"
