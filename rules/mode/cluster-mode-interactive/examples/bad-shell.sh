#!/bin/sh
spark-shell --master k8s://https://kubernetes.example.com --deploy-mode cluster
