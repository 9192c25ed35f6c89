#!/bin/sh
spark-submit --master "local[2]" --conf spark.sql.shuffle.partitions=8 main.py
