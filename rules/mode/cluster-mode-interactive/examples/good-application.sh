#!/bin/sh
spark-submit --master k8s://https://kubernetes.example.com --deploy-mode cluster --class com.example.Events local:///opt/app/events.jar
