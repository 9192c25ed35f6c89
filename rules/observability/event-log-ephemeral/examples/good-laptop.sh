#!/bin/sh
spark-submit --master "local[2]" --conf spark.eventLog.enabled=true --conf spark.eventLog.dir=/tmp/events app.py
