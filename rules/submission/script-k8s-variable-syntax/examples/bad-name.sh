#!/bin/sh
spark-submit --master k8s://https://kubernetes.default.svc --conf "spark.kubernetes.driver.pod.name=$(POD_NAME)" main.py
