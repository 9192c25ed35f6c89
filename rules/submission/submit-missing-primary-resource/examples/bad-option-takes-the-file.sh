#!/bin/sh
spark-submit --master "local[2]" --py-files main.py
