#!/bin/sh
spark-submit --master "local[2]" --driver-memory 4g --conf spark.driver.memory=2g main.py
