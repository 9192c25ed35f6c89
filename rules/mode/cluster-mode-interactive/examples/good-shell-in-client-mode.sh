#!/bin/sh
spark-shell --master k8s://https://1.2.3.4 --deploy-mode client
