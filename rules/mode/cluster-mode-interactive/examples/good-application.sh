#!/bin/sh
spark-submit --master k8s://https://1.2.3.4 --deploy-mode cluster --class com.example.Events local:///opt/app/events.jar
