#!/bin/sh
/opt/spark/bin/spark-submit \
  --master k8s://https://kubernetes.default.svc \
  --deploy-mode cluster \
  --conf spark.kubernetes.executor.podTemplateFile=executor.yaml \
  --conf spark.kubernetes.container.image=apache/spark:3.5.3 \
  --class com.example.Daily \
  local:///opt/app/daily.jar
