#!/bin/sh
spark-submit --master k8s://https://kubernetes.default.svc --conf spark.driver.host=$(MY_POD_IP) main.py
