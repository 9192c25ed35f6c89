#!/bin/sh
spark-submit --master k8s://https://1.2.3.4 --deploy-mode cluster local:///opt/app/main.py
