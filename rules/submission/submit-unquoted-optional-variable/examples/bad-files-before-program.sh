#!/bin/sh
spark-submit --master "local[2]" --py-files $PY_FILES /opt/app/main.py
