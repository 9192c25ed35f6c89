#!/bin/bash
/opt/spark/bin/spark-submit \
  --master k8s://https://kubernetes.default.svc \
  --deploy-mode cluster \
  --conf spark.kubernetes.container.image=apache/spark:3.5.3 \
  local:///opt/app/orders.jar --date today
