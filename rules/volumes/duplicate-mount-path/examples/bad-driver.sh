#!/bin/sh
exec /opt/spark/bin/spark-submit \
  --master k8s://https://kubernetes.example.com \
  --deploy-mode cluster \
  --name etl \
  --conf spark.kubernetes.container.image=apache/spark:3.5.3 \
  --conf spark.kubernetes.authenticate.driver.serviceAccountName=spark \
  --conf spark.kubernetes.driver.volumes.emptyDir.one.mount.path=/data \
  --conf spark.kubernetes.driver.volumes.emptyDir.two.mount.path=/data \
  --class org.example.App \
  local:///opt/spark/app.jar
