#!/bin/sh
spark-submit --master "local[2]" --conf spark.driver.maxResultSize=1g main.py
