#!/bin/sh
exec /opt/spark/bin/spark-submit \
  --master k8s://https://kubernetes.example.com \
  --deploy-mode cluster \
  --name etl \
  --conf spark.kubernetes.container.image=apache/spark:3.1.1 \
  --conf spark.kubernetes.authenticate.driver.serviceAccountName=spark \
  --conf spark.blockManager.port=0 \
  --class org.example.App \
  local:///opt/spark/app.jar
