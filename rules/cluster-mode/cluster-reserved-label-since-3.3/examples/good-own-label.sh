#!/bin/sh
exec /opt/spark/bin/spark-submit \
  --master k8s://https://kubernetes.example.com \
  --deploy-mode cluster \
  --name etl \
  --conf spark.kubernetes.container.image=apache/spark:3.5.3 \
  --conf spark.kubernetes.authenticate.driver.serviceAccountName=spark \
  --conf spark.kubernetes.executor.label.release=3 \
  --class org.example.App \
  local:///opt/spark/app.jar
