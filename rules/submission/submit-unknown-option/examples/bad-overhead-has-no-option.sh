#!/bin/sh
spark-submit --master "local[2]" --executor-memoryOverhead 1g main.py
