#!/bin/sh
spark-submit --conf spark.executor.instances=10 main.py
