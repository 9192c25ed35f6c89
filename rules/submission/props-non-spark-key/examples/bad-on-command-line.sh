#!/bin/sh
spark-submit --master "local[2]" --conf fs.s3a.path.style.access=true main.py
