#!/bin/sh
spark-submit --master "local[2]" --conf spark.driver.port= main.py
