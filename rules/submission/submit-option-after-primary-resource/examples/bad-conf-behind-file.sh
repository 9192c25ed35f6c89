#!/bin/sh
spark-submit --master "local[2]" main.py --conf spark.sql.shuffle.partitions=8
