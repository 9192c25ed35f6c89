#!/bin/sh
exec /opt/spark/bin/spark-submit \
  --master k8s://https://kubernetes.default.svc \
  --deploy-mode "$MODE" \
  --driver-memory 4g \
  --conf spark.driver.host="$POD_IP" \
  --class com.example.Events \
  local:///opt/app/events.jar
