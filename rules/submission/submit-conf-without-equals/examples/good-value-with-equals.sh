#!/bin/sh
spark-submit --master "local[2]" --conf "spark.driver.extraJavaOptions=-Da=b -Dc=d" main.py
