#!/bin/sh
spark-submit --master "local[2]" --driver-memory 6g main.py
