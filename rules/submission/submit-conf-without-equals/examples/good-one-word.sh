#!/bin/sh
spark-submit --master "local[2]" --conf spark.ui.enabled=false main.py
