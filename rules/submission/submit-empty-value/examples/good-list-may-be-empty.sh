#!/bin/sh
spark-submit --master "local[2]" --conf spark.jars= main.py
