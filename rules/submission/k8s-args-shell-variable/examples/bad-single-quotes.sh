#!/bin/sh
spark-submit --master k8s://https://kubernetes.default.svc --conf 'spark.kubernetes.namespace=$NAMESPACE' main.py
