#!/bin/sh
spark-submit --master "local[2]" --conf spark.task.maxFailures=4 --conf spark.task.maxFailures=8 main.py
