#!/bin/sh
spark-submit --master "local[2]" --conf spark.eventLog.enabled=true app.py
