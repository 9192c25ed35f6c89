#!/bin/sh
spark-submit --master k8s://https://1.2.3.4 --conf spark.driver.host=10.0.0.1 --conf spark.kubernetes.container.image=apache/spark:3.5.3 main.py
